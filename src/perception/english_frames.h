// How an English utterance is put: what was done, planned, wished, asked for or asked, whatever it is about.
#pragma once

#include <array>
#include <vector>

#include "core/percept.h"
#include "perception/english_text.h"

namespace sam::english {

/// Frames of the utterance, the most particular first. `act` as far as it is known.
void ReadFrames(const Text& text, DialogueAct act, std::vector<Frame>& out);

/// What kind of deed a verb is ("bake" -> "make"); "" where it is none that a listener would take up by itself.
std::string_view DeedOf(std::string_view lemma);

/// A person or an animal is the subject, not a thing.
bool IsSomebody(const Text& text, const Clause& clause);

// Each reads one kind of utterance and adds what it finds; true where something particular was found.
bool ReadAsking(const Text& text, Span said, std::vector<Frame>& out);     // a question
bool ReadRequesting(const Text& text, Span said, std::vector<Frame>& out);  // something she is to do or leave
bool ReadTelling(const Text& text, Span said, std::vector<Frame>& out);    // anything else

/// One way to put something: the words it starts with or has anywhere, and the frame they make.
struct Pattern {
  std::string_view words, frame;
};
/// The frame of the first pattern whose words stand at `i`; "" where none does.
template <size_t N>
std::string_view FrameAt(const Text& text, Span said, size_t i, const std::array<Pattern, N>& patterns) {
  for (const auto& [words, frame] : patterns) {
    if (text.At(i, words, said)) return frame;
  }
  return {};
}
template <size_t N>
std::string_view FrameIn(const Text& text, Span said, const std::array<Pattern, N>& patterns) {
  for (const auto& [words, frame] : patterns) {
    if (text.Find(words, said) < said.end) return frame;
  }
  return {};
}

}  // namespace sam::english
