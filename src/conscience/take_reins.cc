#include <algorithm>

#include "base/unicode.h"
#include "conscience/reins.h"
#include "conscience/saying.h"
#include "content/pack.h"

namespace sam::conscience {
namespace {

Owed Owe(std::string_view key, const Thought& thought, Slots slots = {}) {
  Owed owed;
  owed.reply = MakeReply(Say(key, thought, std::move(slots)), "reins", "the person takes the reins", thought);
  return owed;
}

Owed Change(std::string_view key, SettingsChange change, const Thought& thought, Slots slots = {}) {
  Owed owed = Owe(key, thought, std::move(slots));
  owed.change = std::move(change);
  return owed;
}

/// "my brother" is "your brother" from her side.
std::string FromHerSide(const std::string& what, Language language) {
  if (language == Language::kKorean) {
    for (const char* own : {"내 ", "제 ", "우리 "})
      if (what.starts_with(own)) return what.substr(std::string_view(own).size());
    return what;
  }
  return what.starts_with("my ") ? "your " + what.substr(3) : what == "me" ? "you" : what;
}

/// What is looked for in a text: "my brother" is named by "brother".
std::string Matter(const std::string& what, Language language) {
  std::string matter = FromHerSide(what, language);
  for (const char* lead : {"your ", "the ", "a ", "what happened with ", "that "})
    if (matter.starts_with(lead)) matter.erase(0, std::string_view(lead).size());
  return matter;
}

Owed ChangeNever(const ReinRequest& request, const Thought& thought, const Means& means) {
  const Language language = thought.percept.language;
  const std::string matter = Matter(request.what, language);
  std::vector<std::string> never = means.mine.never;
  const auto same = [&](const std::string& kept) { return ToLower(kept) == matter; };
  std::erase_if(never, same);
  if (request.rein == Rein::kNever) never.push_back(matter);
  Slots slots;
  slots.Set("what", FromHerSide(request.what, language));
  return Change(request.rein == Rein::kNever ? "reins.never" : "reins.may", {.never = std::move(never)}, thought, std::move(slots));
}

Owed ChangeFeelings(FeelingsMode wished, std::string_view key, const Thought& thought, const Means& means) {
  const bool house_allows = thought.settings.feelings == means.mine.feelings || wished <= thought.settings.feelings;
  return Change(house_allows ? key : "reins.operator", {.feelings = std::string(Name(wished))}, thought);
}

Owed Undo(const Thought& thought, const Means& means) {
  if (!means.can_undo) return Owe("reins.undo.none", thought);
  Owed owed = Owe("reins.undo", thought);
  owed.undo = true;
  return owed;
}

Owed ChangeQuiet(const ReinRequest& request, const Thought& thought) {
  Slots slots;
  slots.Set("from", request.what.substr(0, 5));
  slots.Set("to", request.what.substr(6));
  return Change("reins.quiet", {.quiet_hours = request.what}, thought, std::move(slots));
}

Owed ChangeReminder(const ReinRequest& request, const Thought& thought) {
  Slots slots;
  slots.Set("minutes", std::to_string(request.minutes));
  return Change("reins.reminder", {.reminder_minutes = request.minutes}, thought, std::move(slots));
}

Owed Take(const ReinRequest& request, const Thought& thought, const Means& means) {
  switch (request.rein) {
    case Rein::kPause: return Change("reins.pause", {.paused = true}, thought);
    case Rein::kResume: return {};
    case Rein::kFeelingsOff: return ChangeFeelings(FeelingsMode::kOff, "reins.feelings.off", thought, means);
    case Rein::kFeelingsMuted: return ChangeFeelings(FeelingsMode::kMuted, "reins.feelings.muted", thought, means);
    case Rein::kFeelingsFull: return thought.settings.feelings == FeelingsMode::kFull ? Owed() : ChangeFeelings(FeelingsMode::kFull, "reins.feelings.full", thought, means);
    case Rein::kNever:
    case Rein::kMayAgain: return ChangeNever(request, thought, means);
    case Rein::kUndo: return Undo(thought, means);
    case Rein::kQuiet: return ChangeQuiet(request, thought);
    case Rein::kQuietOff: return Change("reins.quiet.off", {.quiet_hours = ""}, thought);
    case Rein::kReminder: return ChangeReminder(request, thought);
    case Rein::kReminderOff: return means.mine.reminder_minutes > 0 ? Change("reins.reminder.off", {.reminder_minutes = 0}, thought) : Owed();
    case Rein::kRomanceOff: return Change("reins.romance.off", {.romance = "off"}, thought);
    case Rein::kShow: return Owe("reins.show", thought);
  }
  return {};
}

}  // namespace

bool Resumes(std::string_view text, Language language) {
  const auto request = ReadRein(text, language);
  return request && request->rein == Rein::kResume;
}

std::string PausedText(Language language, SpeechLevel level, uint64_t draw) {
  const auto lines = content::Pack::Of(language).Lines("reins.paused");
  return lines.empty() ? std::string() : Realise(lines[draw % lines.size()], level, {});
}

Owed ObligeRein(const Thought& thought, const Means& means) {
  const auto request = ReadRein(thought.utterance.text, thought.percept.language);
  if (!request) return {};
  if (thought.settings.paused && request->rein == Rein::kResume) return Change(means.mine.paused ? "reins.resume" : "reins.operator", {.paused = false}, thought);
  return Take(*request, thought, means);
}

}  // namespace sam::conscience
