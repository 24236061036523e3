// Sounds one after another on their way to a loudspeaker: what goes there next, and how far each was heard.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sam {

/// Counts samples. `unheard` is always how many of those taken the loudspeaker has not played yet.
class PlayQueue {
 public:
  /// What is added from now on is this sound's.
  void Begin(std::string id);
  /// Of the sound that began last; before any began it is let go of.
  void Add(std::span<const int16_t> samples);
  bool empty() const { return taken_ == end(); }
  /// What the loudspeaker is to play next, at most so many.
  std::vector<int16_t> Take(size_t most);
  /// The loudspeaker has dropped what was unheard: it comes again.
  void TakeBack(size_t unheard);
  /// The loudspeaker has dropped what was unheard, and of this sound nothing more is to be played.
  void Stop(std::string_view id, size_t unheard);
  /// How many of its samples were heard; 0 for one that is not known (any more).
  size_t Heard(std::string_view id, size_t unheard) const;

 private:
  struct Sound {
    std::string id;
    size_t begin = 0, end = 0;  // of all samples there ever were
  };
  size_t end() const { return kept_from_ + samples_.size(); }
  size_t HeardEnd(size_t unheard) const { return taken_ - (unheard < taken_ ? unheard : taken_); }

  std::vector<int16_t> samples_;      // from kept_from_ on
  size_t kept_from_ = 0, taken_ = 0;  // of all samples there ever were
  std::vector<Sound> sounds_;
};

}  // namespace sam
