// The sentence that an answer goes to, and what kind it is.
#include "perception/english_frames.h"

#include <array>

namespace sam::english {
namespace {

/// Sentences as ranges of tokens.
std::vector<Span> Sentences(const Text& text) {
  std::vector<Span> out;
  size_t begin = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char stop = text[i].stop_after;
    if (stop != '.' && stop != '?' && stop != '!' && stop != ';' && i + 1 < text.size()) continue;
    out.push_back({begin, i + 1});
    begin = i + 1;
  }
  return out;
}

bool Asks(const Text& text, Span said) {
  if (text[said.end - 1].stop_after == '?') return true;
  const size_t i = SkipFillers(text, said);
  for (const auto opening : {"what if", "what about", "how about", "how come", "should i", "should we", "do you think"}) {
    if (text.At(i, opening, said) || text.At(said.begin, opening, said)) return true;
  }
  for (const auto& clause : text.clauses()) {
    if (clause.tokens.begin < said.begin || clause.tokens.end > said.end) continue;
    if (clause.mood == Mood::kQuestion && (clause.tokens.begin == said.begin || clause.tokens.Size() > 3)) return true;
  }
  return false;
}

/// "done, thanks", "hm": words that carry no more than how it is taken.
bool IsAside(const Text& text, Span said) {
  for (size_t i = said.begin; i < said.end; ++i) {
    if (!text[i].Is(kFillerWord | kConjunctionWord)) return false;
  }
  return true;
}

}  // namespace

void ReadFrames(const Text& text, DialogueAct act, std::vector<Frame>& out) {
  if (text.size() == 0 || text.size() > 60) return;
  const auto sentences = Sentences(text);
  // What is asked comes before what is told; the last one before the others.
  for (size_t i = sentences.size(); i > 0; --i) {
    if (Asks(text, sentences[i - 1]) && ReadAsking(text, sentences[i - 1], out)) return;
  }
  for (size_t i = sentences.size(); i > 0; --i) {
    if (!IsAside(text, sentences[i - 1]) && ReadRequesting(text, sentences[i - 1], out)) return;
  }
  if (IsQuestion(act)) return;
  for (const Span said : sentences) {
    std::vector<Frame> told;
    if (IsAside(text, said) || !ReadTelling(text, said, told) || told.empty()) continue;
    if (out.empty() || told.front().weight > out.front().weight) out = std::move(told);
  }
}

}  // namespace sam::english
