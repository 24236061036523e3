#include "mind/builtin/english_matter_words.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "mind/builtin/her_side.h"

namespace sam {
namespace {

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

/// Its words with one space between, without marks, opened by a space.
std::string Spaced(std::string_view lower) {
  std::string out;
  for (const std::string_view word : SplitWords(lower)) {
    out += ' ';
    for (const char c : word) out += c;
  }
  return out + ' ';
}

}  // namespace

AdviceWanted WantedOf(std::string_view question) {
  const std::string text = Spaced(question);
  if (HasAny(text, {" did i ", " have i ", " i told you ", " remember ", " says i should ", " said i should ", " thinks i should ", " told me i should ", " reckons i should "})) return AdviceWanted::kNothing;
  if (HasAny(text, {" should i ", " should we ", " shall i ", " i should ", " we should ", " is it okay if i ", " is it ok if i ", " is it worth ", " would you move ", " would you do it ", " would you go ", " would you tell ", " would you say something "})) {
    const bool open = HasAny(text, {" what should", " what shall", " how should", " which ", " where should", " when should", " who should", " what do you think i should", " whom should"});
    return open ? AdviceWanted::kIdea : AdviceWanted::kVerdict;
  }
  const bool idea = HasAny(text, {" what could i ", " what else could ", " what else can ", " anything else i can do ", " what can i ", " what can we ", " what could we ", " what do i ", " what do we ", " any idea", " any tips", " any tricks", " any advice", " any suggestion", " got tips", " some tips", " some advice", " your advice ",
                                  " what would you call ", " what would you name ", " what would you cook ", " what would you do", " what would you say if ", " how do i ", " how can i ", " how could i ", " how do you even ", " how does one ", " how do people ", " i can't decide ", " i cant decide ", " torn between ", " what to ", " how to ", " help me decide",
                                  " pros and cons", " help me choose", " what shall ", " what would you give ", " what would you make ", " how would you ", " what's a good way ", " what's a healthy ", " what's a good ", " best way to ", " tips for ", " advice on ", " tricks for ", " help me with ", " ideas for "});
  return idea ? AdviceWanted::kIdea : AdviceWanted::kNothing;
}

AdviceWanted WantedAfterIdea(std::string_view line) {
  const std::string text = Spaced(line);
  const size_t words = SplitWords(line).size();
  constexpr size_t kFew = 7, kSome = 14;
  if (words <= kFew && (StartsWithAny(text, {" why ", " but why ", " and why ", " how come ", " why's that ", " why not "}) || HasAny(text, {" what makes you say "}))) return AdviceWanted::kReason;
  if (words <= kFew && (StartsWithAny(text, {" like what ", " such as ", " for example ", " for instance ", " e.g. ", " how so ", " how exactly ", " like how ", " how do i do that ", " how would i do that ", " how would that work ", " in what way ", " meaning ", " and how ", " how ", " what kind ", " what else ", " anything else ", " something else ", " another one "}) ||
                         HasAny(text, {" what do you mean ", " an example ", " more concrete ", " more specific ", " any other idea"})))
    return AdviceWanted::kExample;
  if (words <= kSome && (HasAny(text, {" what if ", " that won't work ", " doesn't work ", " didn't work ", " won't work ", " doesn't help ", " didn't help ", " won't help ", " tried that ", " already tried ", " already do that ", " not an option ", " can't do that ", " makes it worse "}) ||
                         StartsWithAny(text, {" i hate ", " i don't like ", " i dont like ", " i can't stand ", " i'm allergic ", " i don't eat ", " i don't have "})))
    return AdviceWanted::kFallback;
  return AdviceWanted::kNothing;
}

std::string GivenIn(std::string_view line) {
  constexpr size_t kLongest = 60;
  const std::string text(Trim(line));
  for (const std::string_view start : {"i've only got ", "i only have ", "i've just got ", "i just have ", "i only got ", "all i have is ", "all i've got is ", "all i have are ", "all i've got are ", "there's only ", "we only have ", "we've only got ", "i've got ", "i have ", "only ", "just "}) {
    if (!text.starts_with(start)) continue;
    std::string rest = text.substr(start.size());
    rest = rest.substr(0, rest.find_first_of(".,;!?"));
    if (rest.empty() || rest.size() > kLongest || rest.starts_with("to ")) return {};
    return ToHerSide(rest).value_or(std::string());
  }
  return {};
}

bool HoldsWord(std::string_view lower, std::span<const std::string_view> words) {
  const auto stands = [&](std::string_view word) {
    const bool open = word.ends_with('-');
    if (open) word.remove_suffix(1);
    for (size_t at = lower.find(word); at != lower.npos; at = lower.find(word, at + 1)) {
      if (at > 0 && IsLetter(lower[at - 1])) continue;
      std::string_view after = lower.substr(at + word.size());
      if (after.starts_with('s')) after.remove_prefix(1);
      if (open || after.empty() || !IsLetter(after.front())) return true;
    }
    return false;
  };
  return std::any_of(words.begin(), words.end(), stands);
}

}  // namespace sam
