#include "mind/builtin/indirect_question.h"

#include <array>
#include <vector>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "mind/builtin/her_side.h"

namespace sam {
namespace {

using Kind = IndirectQuestion::Kind;
constexpr size_t kLongest = 70;  // bytes that read well inside of a sentence

std::string_view WithoutMarks(std::string_view text) {
  text = Trim(text);
  while (!text.empty() && std::string_view(".!?, ").find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

/// "so, hey samantha, ..." says nothing of what is asked.
std::string_view WithoutOpening(std::string_view text) {
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view opening : {"so ", "and ", "but ", "ok ", "okay ", "well ", "hey ", "hm ", "hmm ", "anyway ", "then ", "also ", "or ", "samantha ", "so, ", "and, ", "but, ", "ok, ", "well, ", "hey, ", "hm, ", "anyway, ", "samantha, ", "honestly ", "honestly, ", "wait ", "wait, ", "oh ", "oh, "}) {
      if (!text.starts_with(opening)) continue;
      text.remove_prefix(opening.size());
      found = true;
    }
  }
  return text;
}

/// `words` of the question, from her side; nothing where they speak to her.
std::optional<IndirectQuestion> Made(Kind kind, std::string_view opening, std::string_view words) {
  if (words.empty() || words.size() > kLongest || words.find_first_of(",;:\"") != words.npos) return std::nullopt;
  const auto turned = ToHerSide(words);
  if (!turned) return std::nullopt;
  return IndirectQuestion{kind, std::string(opening) + *turned};
}

bool IsPronoun(std::string_view word) { return IsOneOf(word, {"it", "he", "she", "they", "this", "that", "there", "i", "we", "people", "everyone", "everybody", "anyone", "anybody", "someone", "somebody", "things", "life", "love"}); }

bool IsBeOrModal(std::string_view word) { return IsOneOf(word, {"is", "are", "was", "were", "will", "would", "can", "could", "has", "have", "might", "am"}); }

/// "will it hurt much" -> "it will hurt much", "does it hurt" -> "it hurts"; nothing where the subject's end is not sure.
std::optional<std::string> Straight(std::string_view asked) {
  const auto words = SplitWords(asked);
  if (words.size() < 3 || !IsPronoun(words[1])) return std::nullopt;
  const std::string_view rest = asked.substr(static_cast<size_t>(words[2].data() - asked.data()));
  if (IsBeOrModal(words[0])) return std::string(words[1]) + " " + std::string(words[0]) + " " + std::string(rest);
  if (words[0] == "do") return std::string(words[1]) + " " + std::string(rest);
  if (words[0] == "does") {
    const bool es = EndsWithAny(words[2], {"s", "sh", "ch", "x", "z", "o"});
    const std::string after(rest.substr(words[2].size()));
    if (EndsWithAny(words[2], {"y"}) || words[2] == "have") return std::nullopt;
    return std::string(words[1]) + " " + std::string(words[2]) + (es ? "es" : "s") + after;
  }
  return std::nullopt;
}

std::optional<IndirectQuestion> OfHerView(std::string_view text) {
  for (const std::string_view start : {"do you think ", "do you reckon ", "do you believe ", "would you say ", "d'you think ", "you think "}) {
    if (!text.starts_with(start)) continue;
    std::string_view clause = text.substr(start.size());
    if (clause.starts_with("that ")) clause.remove_prefix(5);
    if (clause.starts_with("i should ")) return Made(Kind::kDoing, "whether to ", clause.substr(9));
    const bool ahead = HasAny(clause, {"'ll ", " will ", " would ", " going to ", " gonna "});
    return Made(ahead ? Kind::kOutcome : Kind::kWhether, "whether ", clause);
  }
  for (const std::string_view start : {"what do you think ", "why do you think ", "who do you think "}) {
    if (!text.starts_with(start)) continue;
    const std::string_view rest = text.substr(start.size());
    if (StartsWithAny(rest, {"about", "of ", "i should", "so"})) return std::nullopt;
    return Made(start[1] == 'h' && start[2] == 'y' ? Kind::kReason : Kind::kTaste, std::string(start.substr(0, start.find(' ') + 1)), rest);
  }
  return std::nullopt;
}

std::optional<IndirectQuestion> OfDoing(std::string_view text) {
  for (const std::string_view start : {"should i ", "shall i ", "should we ", "shall we "})
    if (text.starts_with(start)) return text.find(" or ") == text.npos ? Made(Kind::kDoing, "whether to ", text.substr(start.size())) : std::nullopt;
  for (const std::string_view start : {"how do i ", "how can i ", "how should i ", "how do you ", "how could i ", "how do we "})
    if (text.starts_with(start)) return Made(Kind::kHow, "how to ", text.substr(start.size()));
  for (const std::string_view word : {"what", "when", "where", "who"}) {
    const std::string start = std::string(word) + " should i ";
    if (text.starts_with(start)) return Made(Kind::kHow, std::string(word) + " to ", text.substr(start.size()));
  }
  return std::nullopt;
}

std::optional<IndirectQuestion> OfFact(std::string_view text) {
  constexpr size_t kFewWords = 7;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kBe = {{{"what's ", "what"}, {"what is ", "what"}, {"who's ", "who"}, {"who is ", "who"}, {"where's ", "where"}, {"where is ", "where"}, {"when's ", "when"}, {"when is ", "when"}, {"whats ", "what"}, {"what are ", "what"}, {"where are ", "where"}, {"who are ", "who"}}};
  for (const auto& [start, word] : kBe) {
    if (!text.starts_with(start)) continue;
    const std::string_view thing = text.substr(start.size());
    const bool noun = StartsWithAny(thing, {"the ", "my ", "his ", "her ", "their ", "a ", "an "}) && SplitWords(thing).size() <= kFewWords && !HasAny(thing, {" that ", " who ", " to ", " doing", " going"});
    if (!noun) return std::nullopt;
    auto made = Made(Kind::kFact, std::string(word) + " ", thing);
    if (made) made->words += start.find("are") == start.npos ? " is" : " are";
    return made;
  }
  for (const std::string_view word : {"why ", "how ", "when ", "where "}) {
    if (!text.starts_with(word)) continue;
    const auto straight = Straight(text.substr(word.size()));
    return straight ? Made(word == "why " ? Kind::kReason : Kind::kFact, std::string(word), *straight) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<IndirectQuestion> ReadIndirectQuestion(std::string_view question) {
  const std::string_view text = WithoutOpening(WithoutMarks(question));
  if (auto view = OfHerView(text)) return view;
  if (auto doing = OfDoing(text)) return doing;
  if (auto fact = OfFact(text)) return fact;
  const auto straight = Straight(text);
  if (!straight) return std::nullopt;
  return Made(text.starts_with("will") || text.starts_with("would") ? Kind::kOutcome : Kind::kWhether, "whether ", *straight);
}

}  // namespace sam
