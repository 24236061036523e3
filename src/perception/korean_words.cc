#include "perception/korean_words.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/word_cache.h"
#include "base/word_lists.h"
#include "perception/korean_endings.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

/// What must stand before a particle.
enum class Before : uint8_t { kAny, kConsonant, kVowel, kNotRieul, kVowelOrRieul };
struct ParticleRow {
  std::string_view text;
  Before before;
};
constexpr std::array kParticles = {  // longest first
    ParticleRow{"에서부터", Before::kAny},
    ParticleRow{"으로부터", Before::kNotRieul},
    ParticleRow{"이라는", Before::kConsonant},
    ParticleRow{"로부터", Before::kVowelOrRieul},
    ParticleRow{"한테서", Before::kAny},
    ParticleRow{"에게서", Before::kAny},
    ParticleRow{"이라도", Before::kConsonant},
    ParticleRow{"께서는", Before::kAny},
    ParticleRow{"께서도", Before::kAny},
    ParticleRow{"에서는", Before::kAny},
    ParticleRow{"에서도", Before::kAny},
    ParticleRow{"에서만", Before::kAny},
    ParticleRow{"에게는", Before::kAny},
    ParticleRow{"에게도", Before::kAny},
    ParticleRow{"한테는", Before::kAny},
    ParticleRow{"한테도", Before::kAny},
    ParticleRow{"까지는", Before::kAny},
    ParticleRow{"까지도", Before::kAny},
    ParticleRow{"까지만", Before::kAny},
    ParticleRow{"부터는", Before::kAny},
    ParticleRow{"보다는", Before::kAny},
    ParticleRow{"으로는", Before::kNotRieul},
    ParticleRow{"으로만", Before::kNotRieul},
    ParticleRow{"으로도", Before::kNotRieul},
    ParticleRow{"이라고", Before::kConsonant},
    ParticleRow{"에다가", Before::kAny},
    ParticleRow{"이랑은", Before::kConsonant},
    ParticleRow{"이랑도", Before::kConsonant},
    ParticleRow{"랑은", Before::kVowel},
    ParticleRow{"랑도", Before::kVowel},
    ParticleRow{"들이", Before::kAny},
    ParticleRow{"들은", Before::kAny},
    ParticleRow{"들을", Before::kAny},
    ParticleRow{"들도", Before::kAny},
    ParticleRow{"께서", Before::kAny},
    ParticleRow{"에서", Before::kAny},
    ParticleRow{"에게", Before::kAny},
    ParticleRow{"한테", Before::kAny},
    ParticleRow{"까지", Before::kAny},
    ParticleRow{"부터", Before::kAny},
    ParticleRow{"보다", Before::kAny},
    ParticleRow{"처럼", Before::kAny},
    ParticleRow{"만큼", Before::kAny},
    ParticleRow{"마다", Before::kAny},
    ParticleRow{"조차", Before::kAny},
    ParticleRow{"마저", Before::kAny},
    ParticleRow{"밖에", Before::kAny},
    ParticleRow{"로는", Before::kVowelOrRieul},
    ParticleRow{"로만", Before::kVowelOrRieul},
    ParticleRow{"로도", Before::kVowelOrRieul},
    ParticleRow{"으로", Before::kNotRieul},
    ParticleRow{"이랑", Before::kConsonant},
    ParticleRow{"이나", Before::kConsonant},
    ParticleRow{"라도", Before::kVowel},
    ParticleRow{"라는", Before::kVowel},
    ParticleRow{"라고", Before::kVowel},
    ParticleRow{"하고", Before::kAny},
    ParticleRow{"에는", Before::kAny},
    ParticleRow{"에도", Before::kAny},
    ParticleRow{"에만", Before::kAny},
    ParticleRow{"에다", Before::kAny},
    ParticleRow{"만은", Before::kAny},
    ParticleRow{"만도", Before::kAny},
    ParticleRow{"이란", Before::kConsonant},
    ParticleRow{"은", Before::kConsonant},
    ParticleRow{"는", Before::kVowel},
    ParticleRow{"이", Before::kConsonant},
    ParticleRow{"가", Before::kVowel},
    ParticleRow{"을", Before::kConsonant},
    ParticleRow{"를", Before::kVowel},
    ParticleRow{"과", Before::kConsonant},
    ParticleRow{"와", Before::kVowel},
    ParticleRow{"의", Before::kAny},
    ParticleRow{"에", Before::kAny},
    ParticleRow{"도", Before::kAny},
    ParticleRow{"만", Before::kAny},
    ParticleRow{"로", Before::kVowelOrRieul},
    ParticleRow{"랑", Before::kVowel},
    ParticleRow{"씩", Before::kAny},
    ParticleRow{"란", Before::kVowel}};

bool Fits(std::string_view noun, Before before) {
  if (before == Before::kAny) return true;
  const bool consonant = EndsInConsonant(noun), rieul = EndsInRieul(noun);
  switch (before) {
    case Before::kConsonant:
      return consonant;
    case Before::kVowel:
      return !consonant;
    case Before::kNotRieul:
      return consonant && !rieul;
    default:
      return !consonant || rieul;
  }
}

/// "너는", "나를", "제가": pronouns whose particle always comes off; "내가" is written as "나" would be.
bool IsShortNoun(std::string_view noun) {
  return IsFirstPerson(noun) || IsSecondPerson(noun) || IsRelation(noun) || IsAnimal(noun) || IsQuestionWord(noun);
}

constexpr std::array<std::string_view, 24> kOneSyllableNouns = {"집", "방", "책", "물", "밥", "술", "빵", "차",
                                                                "배", "눈", "비", "꿈", "손", "발", "몸", "옷",
                                                                "돈", "팀", "반", "길", "문", "산", "씨", "쌤"};

bool IsLetterOrDigit(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || IsHangulSyllable(c) ||
         (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7 && !IsHangulJamo(c)) || (c >= 0x3040 && c < 0x3130) ||
         (c >= 0x3400 && c < 0xA000);
}

bool IsInner(char32_t c) {
  return c == '.' || c == ':' || c == '/' || c == '-' || c == '\'' || c == '&' || c == '%' || c == '+' || c == '#';
}

/// What a word is by itself, without views into the text where it stood.
struct Analysis {
  size_t noun = 0;  // bytes
  Form form;
  size_t ending_from = 0;
  bool ending_inside = false;
  std::optional<Copula> copula;
  size_t copula_noun = 0;
};

Analysis Analyse(std::string_view word) {
  Analysis out;
  out.noun = SplitParticle(word).noun.size();
  out.form = ReadForm(word);
  const auto inside = [&](std::string_view part) { return !part.empty() && part.data() >= word.data() && part.data() + part.size() <= word.data() + word.size(); };
  out.ending_inside = inside(out.form.ending);
  if (out.ending_inside) out.ending_from = static_cast<size_t>(out.form.ending.data() - word.data());
  out.copula = ReadCopula(word);
  if (out.copula) out.copula_noun = out.copula->noun.size();
  return out;
}

/// Ends the word that began at `begin`.
void PushWord(std::string_view text, size_t begin, size_t end, Sentence& into) {
  if (into.words.size() >= 128) return;
  Word word;
  word.text = text.substr(begin, end - begin);
  word.begin = begin;
  thread_local WordCache<Analysis> known;
  const Analysis& analysis = known.Of(word.text, [&] { return Analyse(word.text); });
  word.noun = word.text.substr(0, analysis.noun);
  word.particle = word.text.substr(analysis.noun);
  word.form = analysis.form;
  if (analysis.ending_inside) word.form.ending = word.text.substr(analysis.ending_from, analysis.form.ending.size());
  word.copula = analysis.copula;
  if (word.copula) word.copula->noun = word.text.substr(0, analysis.copula_noun);
  into.words.push_back(std::move(word));
}

bool BreaksSentence(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF1F || c == 0xFF01 || c == ';';
}

}  // namespace

Parts SplitParticle(std::string_view eojeol) {
  if (EndsLikeParticle(eojeol) || IsRelation(eojeol) || IsAnimal(eojeol) || IsJob(eojeol) || IsAdverb(eojeol) ||
      IsVerbForm(eojeol)) {
    return {eojeol, {}};
  }
  for (const ParticleRow& row : kParticles) {
    std::string_view noun = eojeol;
    if (!TakeSuffix(noun, row.text) || !Fits(noun, row.before)) continue;
    if (StartsWith(row.text, "들") && EndsWith(noun, "아")) continue;  // "아들이"
    if (row.text.size() == 3 && Letters(noun) == 1 && !IsShortNoun(noun) && IsHangulSyllable(LastLetter(noun)) &&
        std::find(kOneSyllableNouns.begin(), kOneSyllableNouns.end(), noun) == kOneSyllableNouns.end() &&
        (row.before != Before::kConsonant && row.before != Before::kAny)) {
      continue;
    }
    return {noun, eojeol.substr(noun.size())};
  }
  return {eojeol, {}};
}

std::vector<Sentence> ReadSentences(std::string_view text) {
  std::vector<Sentence> out(1);
  constexpr size_t kNowhere = std::string_view::npos;
  size_t begin = kNowhere, end = 0;
  const auto finish_word = [&] {
    if (begin != kNowhere) PushWord(text, begin, end, out.back());
    begin = kNowhere;
  };
  for (size_t pos = 0; pos < text.size();) {
    const size_t here = pos;
    const char32_t c = DecodeUtf8(text, pos);
    if (IsLetterOrDigit(c)) {
      if (begin == kNowhere) begin = here;
      end = pos;
      continue;
    }
    size_t peek = pos;
    const bool inner = IsInner(c) && begin != kNowhere && peek < text.size() && IsLetterOrDigit(DecodeUtf8(text, peek));
    if (inner && (c != '.' || (text[here - 1] >= '0' && text[here - 1] <= '9'))) continue;
    finish_word();
    Sentence& sentence = out.back();
    if (BreaksSentence(c)) {
      sentence.asks |= c == '?' || c == 0xFF1F;
      sentence.exclaims |= c == '!' || c == 0xFF01;
      if (!sentence.words.empty() && out.size() < 64 && (pos == text.size() || text[pos] == ' ' || c == '?'))
        out.emplace_back();
    } else if (!sentence.words.empty() && c != ' ' && c != '"' && c != '\'' && c != 0x2019 && c != 0x201C &&
               c != 0x201D) {
      sentence.words.back().pause_after = true;
    }
  }
  finish_word();
  if (out.size() > 1 && out.back().words.empty()) {
    out[out.size() - 2].asks |= out.back().asks;
    out.pop_back();
  }
  return out;
}

bool IsTopicParticle(std::string_view p) {
  return p == "은" || p == "는" || p == "도" || p == "께서는" || p == "께서도" || p == "들은" || p == "들도";
}
bool IsSubjectParticle(std::string_view p) {
  return p == "이" || p == "가" || p == "께서" || p == "들이" || IsTopicParticle(p);
}
bool IsObjectParticle(std::string_view p) { return p == "을" || p == "를" || p == "들을"; }
bool IsPlaceParticle(std::string_view p) {
  return p == "에" || p == "에서" || p == "에서는" || p == "에는" || p == "에서도";
}

std::string Join(const std::vector<Word>& words, size_t first, size_t last) {
  std::string out;
  for (size_t i = first; i < last; ++i) {
    if (!out.empty()) out += ' ';
    out += i + 1 == last ? words[i].noun : words[i].text;
  }
  return out;
}

}  // namespace sam::korean

namespace sam {

std::string StripParticle(std::string_view eojeol) { return std::string(korean::SplitParticle(eojeol).noun); }

std::vector<std::string> KoreanStems(std::string_view text) {
  using namespace korean;
  std::vector<std::string> out;
  for (const Sentence& sentence : ReadSentences(text)) {
    for (size_t i = 0; i < sentence.words.size(); ++i) {
      const Word& word = sentence.words[i];
      if (IsAdverb(word.noun) || IsQuestionWord(word.noun) || IsFirstPerson(word.text) || IsFirstPerson(word.noun))
        continue;
      if (const auto copula = word.copula; copula && !copula->weak && word.particle.empty()) {
        if (!IsQuestionWord(copula->noun)) out.emplace_back(copula->noun);
        continue;
      }
      const bool noun =
          !word.particle.empty() && word.particle != "라고" && word.particle != "이라고" && !IsVerbForm(word.text);
      const Form form = word.form;
      if (noun || form.kind == Kind::kNone)
        out.emplace_back(word.noun);
      else if (form.stem.size() > 3 ||
               (form.stem != "하" && form.stem != "되" && form.stem != "이" && form.stem != "있"))
        out.push_back(form.stem);
    }
  }
  std::erase_if(out, [](const std::string& stem) { return stem.empty(); });
  return out;
}

}  // namespace sam
