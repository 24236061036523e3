#include "mind/builtin/mend_words.h"

#include <re2/re2.h>

#include <algorithm>
#include <vector>

#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

constexpr size_t kMostWords = 12;

std::string_view WithoutSigns(std::string_view text) {
  constexpr std::string_view kSigns[] = {"ㅋ", "ㅎ", "ㅠ", "ㅜ", "~", "!", ".", "?", ",", " ", ";", ":"};
  for (bool trimmed = true; trimmed;) {
    trimmed = false;
    for (const std::string_view sign : kSigns)
      while (text.ends_with(sign)) text.remove_suffix(sign.size()), trimmed = true;
    for (const std::string_view sign : kSigns)
      while (text.starts_with(sign)) text.remove_prefix(sign.size()), trimmed = true;
  }
  return text;
}

bool IsShort(std::string_view words) { return !words.empty() && static_cast<size_t>(std::count(words.begin(), words.end(), ' ')) < kMostWords; }

std::string WithPlainApostrophes(std::string_view text) {
  std::string plain(text);
  RE2::GlobalReplace(&plain, "\u2019", "'");
  return plain;
}

/// "i bore you" -> "you bore me", "you like jazz" -> "I like jazz": both of them change sides.
std::string Turned(std::string_view english) {
  constexpr std::pair<std::string_view, std::string_view> kSides[] = {
      {"i", "you"}, {"me", "you"}, {"my", "your"}, {"mine", "yours"}, {"myself", "yourself"}, {"am", "are"}, {"i'm", "you're"}, {"i've", "you've"}, {"i'd", "you'd"}, {"i'll", "you'll"}, {"we", "you"}, {"our", "your"},
      {"us", "you"}, {"we're", "you're"}, {"we've", "you've"}, {"you're", "I'm"}, {"you've", "I've"}, {"you'd", "I'd"}, {"you'll", "I'll"}, {"your", "my"}, {"yours", "mine"}, {"yourself", "myself"}};
  std::string out, before, given;  // `given`: the word before, as it now is
  size_t copied = 0;
  for (const std::string_view word : SplitWords(english)) {
    const std::string lower = ToLower(word);
    const auto side = std::find_if(std::begin(kSides), std::end(kSides), [&](const auto& s) { return s.first == lower; });
    std::string now(word);
    if (lower == "you") now = before.empty() || IsOneOf(before, {"if", "whether", "that", "what", "why", "how", "when", "where", "who", "do", "did", "are", "were", "can", "because", "and"}) ? "I" : "me";
    else if (lower == "are" && given == "I") now = "am";
    else if (lower == "were" && given == "I") now = "was";
    else if (lower == "was" && before == "i") now = "were";
    else if (side != std::end(kSides)) now = side->second;
    const size_t at = static_cast<size_t>(word.data() - english.data());
    out += english.substr(copied, at - copied);
    out += now;
    copied = at + word.size();
    before = lower, given = now;
  }
  out += english.substr(copied);
  return out;
}

std::optional<CorrectedMatter> MatterOf(std::string_view words, bool asked) {
  static const RE2 tail(R"((?i)[,;]? (?:not|rather than|instead of|but|and no)\b.*| - .*|, (?:dear|love|silly|haha|lol|sorry|you know).*)");
  std::string kept(words);
  RE2::Replace(&kept, tail, "");
  const std::string_view plain = WithoutSigns(kept);
  if (!IsShort(plain)) return std::nullopt;
  return CorrectedMatter{Turned(plain), asked};
}

/// Words that dispute how she took it; "i said yes to the job" alone disputes nothing.
bool DisputesEnglish(const std::string& line) {
  static const RE2 disputes(R"((?i)^(?:no|nope|nah|what|wait|huh|hang on|hold on)\b|\bnot what i\b|, not\b|\bi (?:already|just|literally) (?:said|told|asked)\b|\b(?:i )?(?:didn't|wasn't|never) (?:ask|say|said|mean|talk|complain|want)\w*\b|\bgood heavens\b|\b(?:misread|misheard|misunderst|wrong end)\w*|\?.* i (?:only |just )?(?:asked|said|meant))");
  return RE2::PartialMatch(line, disputes);
}

}  // namespace

std::optional<CorrectedMatter> ReadEnglishCorrection(std::string_view text) {
  static const RE2 meant(R"((?i)^(?:no|nah|oh|well|sorry|wait|but|what)?,? ?(?:i|what i) (?:only |just |simply |really )*mean?t (?:was )?(?:that )?(.+))");
  static const RE2 said(R"((?i)(?:^|, |; )(?:but )?(?:i|i've) (?:only |just |already |literally )*(?:said|told you) (?:that )?((?:i|i'm|my|we|our|the|it|he|she|they|there|this|that|[a-z]+ (?:is|was|are|were|has|had))\b.+))");
  static const RE2 asked(R"((?i)(?:^|, |; )(?:but )?(?:i (?:only |just |really )*(?:asked|wondered|was asking|was wondering|wanted to know)) (?:you )?((?:if|whether|what|who|where|when|how|why|which)\b.+))");
  static const RE2 about(R"((?i)(?:^|, )i(?:'m| am| was) (?:only |just )?(?:talking|speaking) about (.+))");
  static const RE2 after(R"((?i)^(.+?), (?:that's|that is) (?:all |just )?what i meant)");
  const std::string line = WithPlainApostrophes(text);
  const bool disputes = DisputesEnglish(line);
  for (const std::string_view sentence : SplitSentences(line)) {
    const std::string one(WithoutSigns(sentence));
    std::string words;
    if (RE2::PartialMatch(one, asked, &words) && (disputes || one.find("just wondered") != one.npos)) return MatterOf(words, true);
    if (RE2::PartialMatch(one, after, &words) || RE2::PartialMatch(one, meant, &words)) return MatterOf(words, false);
    if (disputes && (RE2::PartialMatch(one, said, &words) || RE2::PartialMatch(one, about, &words))) return MatterOf(words, false);
  }
  return std::nullopt;
}

std::optional<CorrectedMatter> ReadKoreanCorrection(std::string_view line) {
  static const RE2 disputes(R"(아니라|^아니|^아뇨| 말고 |니까(?:요|는)?(?:[ ~!.ㅋㅎㅠ]|$)|[말얘했]기?했(?:잖|는데)|말했|얘기했|고 했잖|뜻이|물어본 ?거|말이었|내가 언제|제가 언제)");
  static const RE2 other(R"((?:^|.* )(?:게|거|것|건|이|가|은|는|[가-힣]+(?:이|가))? ?(?:아니라|아니고) (.+)$|^.*말고 (.+)$)");
  static const RE2 quoted(R"(^(.*[가-힣]\S*(?:다|라|냐|자))(?:고요|고|니까요|니까|니깐|고 (?:했|말했|물었|물어봤|얘기했)(?:잖아요|잖아|는데요|는데|어요|어)|는 (?:뜻|말|얘기|거)(?:이?었어요|이?었어|이?에요|예요|이야|야|이?었는데요?|인데요?))$)");
  static const RE2 thing(R"(^(.+(?:본|말한|얘기한|묻는|말하는|물은|틀린|한)) 거(?:야|예요|였어|였어요|요|라고요|라고|라니까요|라니까)$)");
  static const RE2 self(R"((^| )(?:제가|내가|저는|나는|난|전|저도|나도|저|나) )"), opening(R"(^(?:(?:아니요?|아뇨|아|음|그게|그러니까|진짜|아까|방금|다|좀 전에),? +)*(?:(?:말|얘기)했잖아요?,? *)?)");
  static const RE2 of_her(R"(뭐라|너|네가|니가|당신|사만다|사랑|좋아한|보고 ?싶|미안|괜찮)");
  if (!RE2::PartialMatch(line, disputes)) return std::nullopt;
  std::string parted(line);
  RE2::GlobalReplace(&parted, "[ㅋㅎㅠㅜ]{2,}~*", ". ");  // laughter ends a sentence
  for (const std::string_view sentence : SplitSentences(parted)) {
    if (sentence.find('?') != sentence.npos) continue;
    std::string one(WithoutSigns(sentence)), words, rest, last;
    if (RE2::FullMatch(one, other, &rest, &last)) one = rest.empty() ? last : rest;
    RE2::Replace(&one, opening, "");
    const bool quotes = RE2::FullMatch(one, quoted, &words);
    if (!quotes && !RE2::FullMatch(one, thing, &words)) continue;
    RE2::GlobalReplace(&words, self, "\\1");
    words = std::string(Trim(words));
    if (IsShort(words) && !RE2::PartialMatch(words, of_her)) return CorrectedMatter{words + (quotes ? "는 얘기" : " 거"), false};
  }
  return std::nullopt;
}

}  // namespace sam
