#include "server/voice/voice_company.h"

#include <algorithm>

namespace sam {

void VoiceCompany::Join(PersonId person, std::weak_ptr<VoiceTalk> talk) {
  const std::lock_guard lock(mutex_);
  talks_[static_cast<int64_t>(person)].push_back(std::move(talk));
}

void VoiceCompany::Leave(PersonId person, const VoiceTalk* talk) {
  const std::lock_guard lock(mutex_);
  const auto place = talks_.find(static_cast<int64_t>(person));
  if (place == talks_.end()) return;
  std::erase_if(place->second, [talk](const std::weak_ptr<VoiceTalk>& each) {
    const auto there = each.lock();
    return !there || there.get() == talk;
  });
  if (place->second.empty()) talks_.erase(place);
}

std::vector<std::shared_ptr<VoiceTalk>> VoiceCompany::Others(PersonId person, const VoiceTalk* except) const {
  std::vector<std::shared_ptr<VoiceTalk>> others;
  const std::lock_guard lock(mutex_);
  const auto place = talks_.find(static_cast<int64_t>(person));
  if (place == talks_.end()) return others;
  for (const std::weak_ptr<VoiceTalk>& each : place->second)
    if (auto talk = each.lock(); talk && talk.get() != except) others.push_back(std::move(talk));
  return others;
}

}  // namespace sam
