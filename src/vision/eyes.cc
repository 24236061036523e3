#include "vision/eyes.h"

#include <algorithm>
#include <thread>

#include "vision/eye_children.h"
#include "vision/eye_wire.h"
#include "vision/picture_header.h"

namespace sam::vision {
namespace {

int Processors() { return static_cast<int>(std::thread::hardware_concurrency()); }

int MostAtOnce(int asked) { return asked > 0 ? asked : std::max(2, Processors()); }

}  // namespace

Eyes::Eyes(const std::string& program, EyeLimits limits)
    : limits_(limits),
      quick_(std::make_shared<EyeChildren>(program, Reads::kFormulas, MostAtOnce(limits.most_at_once), limits.keep_ready)),
      reading_words_(std::make_shared<EyeChildren>(program, Reads::kFormulasAndWords, MostAtOnce(limits.most_at_once), limits.keep_ready)),
      copying_(std::make_shared<EyeChildren>(program, Reads::kNothing, MostAtOnce(limits.most_at_once), false)) {}

Result<Seen> Eyes::Look(std::string_view file) const {
  if (auto header = HeaderWithin(file, limits_); !header) return tl::unexpected(header.error());
  const Deadline deadline = std::chrono::steady_clock::now() + std::chrono::seconds(limits_.wall_seconds);
  const auto look = [&](EyeChildren& children) -> Result<Looked> {
    const auto reply = children.Ask(WriteLimits(limits_), file, deadline);
    if (!reply) return tl::unexpected(reply.error());
    return ReadReply(*reply);
  };
  if (Processors() > 1) reading_words_->Prepare();  // on another one meanwhile
  auto looked = look(*quick_);
  if (looked && looked->unread) looked = look(*reading_words_);
  if (!looked) return tl::unexpected(looked.error());
  return std::move(looked->seen);
}

Result<std::string> Eyes::Copy(std::string_view file) const {
  if (auto header = HeaderWithin(file, limits_); !header) return tl::unexpected(header.error());
  const auto reply = copying_->Ask(WriteLimits(limits_), file, std::chrono::steady_clock::now() + std::chrono::seconds(limits_.wall_seconds));
  if (!reply) return tl::unexpected(reply.error());
  return ReadCopy(*reply);
}

}  // namespace sam::vision
