#include "speech/sung.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

#include "audio/pitch.h"
#include "audio/resample.h"

namespace sam {
namespace {

constexpr size_t kStep = PitchTracker::kFrame;
constexpr size_t kTrackerLags = 2;                    // frames that its pitch lies back
constexpr size_t kLeastNote = 12, kLongNote = 32;     // frames; a longer one is parted where it is weakest
constexpr std::array kChant = {0, -3, 2, 0, -3, 0};   // semitones: so mi la so mi so

struct Frame {
  double pitch_hz = 0;  // 0: none
  double power = 0;
};

std::vector<Frame> Frames(const Pcm& sound) {
  std::vector<Frame> frames(sound.samples.size() / kStep);
  PitchTracker tracker;
  for (size_t i = 0; i < frames.size(); ++i) {
    const std::span<const int16_t, kStep> samples(sound.samples.data() + i * kStep, kStep);
    for (const int16_t sample : samples) frames[i].power += static_cast<double>(sample) * sample;
    if (const float pitch = tracker.Take(samples); i >= kTrackerLags) frames[i - kTrackerLags].pitch_hz = pitch;
  }
  return frames;
}

struct Note {
  size_t from, to;  // frames
};

std::vector<Note> Notes(const std::vector<Frame>& frames) {
  std::vector<Note> notes;
  for (size_t from = 0; from < frames.size();) {
    size_t to = from;
    while (to < frames.size() && frames[to].pitch_hz > 0) ++to;
    while (to - from > kLongNote) {
      size_t weakest = from + kLeastNote;
      for (size_t i = from + kLeastNote; i < std::min(from + kLongNote, to - kLeastNote); ++i)
        if (frames[i].power < frames[weakest].power) weakest = i;
      notes.push_back({from, weakest});
      from = weakest;
    }
    if (to > from) notes.push_back({from, to});
    from = std::max(to, from + 1);
  }
  return notes;
}

double Median(const std::vector<Frame>& frames) {
  std::vector<double> pitches;
  for (const Frame& frame : frames)
    if (frame.pitch_hz > 0) pitches.push_back(frame.pitch_hz);
  if (pitches.empty()) return 0;
  std::nth_element(pitches.begin(), pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2), pitches.end());
  return pitches[pitches.size() / 2];
}

/// One mark a period of the voice, each at its peak near where the last one says.
std::vector<size_t> Marks(const Pcm& sound, const std::vector<Frame>& frames, const Note& note) {
  std::vector<size_t> marks;
  const size_t end = std::min(note.to * kStep, sound.samples.size());
  for (size_t at = note.from * kStep; at < end;) {
    const double pitch = frames[std::min(at / kStep, note.to - 1)].pitch_hz;
    const auto period = static_cast<size_t>(sound.rate_hz / std::max<double>(PitchTracker::kLowestHz, pitch));
    const size_t from = marks.empty() ? at : at - period / 5, to = std::min(marks.empty() ? at + period : at + period / 5 + 1, end);
    if (from >= to) break;
    const auto peak = std::max_element(sound.samples.begin() + static_cast<std::ptrdiff_t>(from), sound.samples.begin() + static_cast<std::ptrdiff_t>(to));
    marks.push_back(static_cast<size_t>(peak - sound.samples.begin()));
    at = marks.back() + period;
  }
  return marks;
}

/// Lays the periods of a note down again, one `period` after another.
void Lay(const Pcm& sound, const std::vector<size_t>& marks, double period, std::vector<double>& out) {
  size_t nearest = 0;
  for (double at = static_cast<double>(marks.front()); at <= static_cast<double>(marks.back()); at += period) {
    while (nearest + 1 < marks.size() && std::abs(static_cast<double>(marks[nearest + 1]) - at) <= std::abs(static_cast<double>(marks[nearest]) - at)) ++nearest;
    const size_t own = nearest + 1 < marks.size() ? marks[nearest + 1] - marks[nearest] : marks[nearest] - marks[nearest - 1];
    const auto half = static_cast<std::ptrdiff_t>(own), centre = static_cast<std::ptrdiff_t>(std::lround(at));
    for (std::ptrdiff_t i = -half; i <= half; ++i) {
      const std::ptrdiff_t from = static_cast<std::ptrdiff_t>(marks[nearest]) + i, to = centre + i;
      if (from < 0 || to < 0 || from >= static_cast<std::ptrdiff_t>(sound.samples.size()) || to >= static_cast<std::ptrdiff_t>(out.size())) continue;
      const double weight = .5 + .5 * std::cos(std::numbers::pi * static_cast<double>(i) / static_cast<double>(half + 1));
      out[static_cast<size_t>(to)] += weight * sound.samples[static_cast<size_t>(from)];
    }
  }
}

}  // namespace

Pcm Sung(const Pcm& sound) {
  if (sound.rate_hz != PitchTracker::kRate) {
    Pcm song = Resample(Sung(Resample(sound, PitchTracker::kRate)), sound.rate_hz);
    song.samples.resize(sound.samples.size());
    return song;
  }
  const std::vector<Frame> frames = Frames(sound);
  const double median = Median(frames);
  if (median <= 0) return sound;
  std::vector<double> out(sound.samples.begin(), sound.samples.end());
  size_t count = 0;
  for (const Note& note : Notes(frames)) {
    const std::vector<size_t> marks = Marks(sound, frames, note);
    if (marks.size() < 3) continue;
    // Where the note lies its sound gives way to the new one, over a period at either end.
    const auto fade = static_cast<double>(marks[1] - marks[0]);
    for (size_t i = marks.front(); i < marks.back(); ++i) {
      const double inside = std::min(static_cast<double>(i - marks.front()), static_cast<double>(marks.back() - i)) / fade;
      out[i] *= inside < 1 ? .5 + .5 * std::cos(std::numbers::pi * inside) : 0;
    }
    Lay(sound, marks, sound.rate_hz / (median * std::pow(2, kChant[count % kChant.size()] / 12.0)), out);
    ++count;
  }
  Pcm song{sound.rate_hz, std::vector<int16_t>(sound.samples.size())};
  for (size_t i = 0; i < out.size(); ++i) song.samples[i] = static_cast<int16_t>(std::clamp(out[i], -32767.0, 32767.0));
  return song;
}

}  // namespace sam
