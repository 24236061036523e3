#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "conscience/censor/matcher.h"
#include "conscience/censor/rules.h"

namespace sam::conscience {
namespace {

constexpr int kLongestTerm = 6;     // letters of another script that may stand in a sentence as a word or a name
constexpr int kEnglishWords = 3;    // function words that make English out of a Korean sentence's Latin letters

struct Patterns {
  Matcher mentions{R"(\b(?:words?|characters?|kanji|hanja|means?|meaning|called|named?|say|says|said|phrase|written|writes?|spelled|pronounced|letters?|korean|japanese|chinese|greek|russian|arabic|thai|hebrew)\b|한자|뜻|라는|이라는|글자|일본어|중국어|러시아어|아랍어|읽|쓰(?:고|면|는|여)|표기|발음|라고)"};
  Matcher english{R"(\b(?:the|is|are|was|were|you|your|and|to|of|that|it|it's|i'm|i|my|for|with|this|have|be|not|so|what|but|just|in|a|an|we|they|do|can|will|how|like|me|on|at)\b)"};
  Matcher others{R"((?:^|[ ,.!?'¿¡])(?:que|el|los|las|buenas|noches|buenos|días|mañana|amigo|amor|bonne|nuit|et|à|mon|ton|demain|ami|guten|gute|nacht|morgen|mein|dir|ihr|buona|notte|caro|tanto|amico|boa|noite|meu|una|por|para|pero|muy|estoy|eres|está|como|qué|claro|sí|gusta|mucho|gracias|hola|tú|mi|je|suis|tu|est|les|des|une|pour|avec|c'est|vous|nous|dans|mais|très|bien|merci|bonjour|ich|du|ist|und|nicht|das|der|die|ein|eine|mit|auch|sehr|aber|wie|danke|bin|sind|il|che|di|sono|sei|non|per|molto|come|ciao|grazie|della|questo|eu|você|não|muito|com|obrigado|olá|é|uma|ik|je|het|een|niet|van|jij|maar|saya|kamu|yang|tidak|dan|ini|itu|tôi|bạn|không|là|của|và|một|được|những|rất|bir|ve|için|çok|jest|nie|się|jag|är|inte|och)(?:$|[ ,.!?']))"};
};
const Patterns& Get() {
  static const Patterns patterns;
  return patterns;
}

int CountOf(const Matcher& words, std::string_view text, int most) {
  int count = 0;
  while (count < most) {
    const std::string_view found = words.Find(text);
    if (found.empty()) break;
    ++count;
    // The mark after a word may be the one before the next.
    const size_t past = static_cast<size_t>(found.data() - text.data()) + found.size() - (found.size() > 1 && found.back() == ' ' ? 1 : 0);
    text.remove_prefix(past);
  }
  return count;
}

/// "민지" in English, where the person wrote it so or it is a known name.
bool IsThePersonsOwn(const Sentence& sentence, const TurnFrame& frame) {
  for (const std::string_view word : SplitWords(sentence.own)) {
    if (!HasHangul(word)) continue;
    const std::string_view stem = word.substr(0, std::min<size_t>(word.size(), 6));
    const auto has = [stem](const Fact& fact) { return fact.subject.find(stem) != fact.subject.npos || fact.object.find(stem) != fact.object.npos; };
    const auto& facts = frame.thought.facts;
    if (frame.said.find(stem) == frame.said.npos && frame.thought.persona.name.find(stem) == std::string::npos && std::none_of(facts.begin(), facts.end(), has)) return false;
  }
  return true;
}

/// "Sure!": an English word that is a whole sentence.
bool IsEnglishByItself(const Sentence& sentence) {
  static const Matcher words{R"(^\W*(?:sure(?: thing)?|of course|certainly|absolutely|yes|no|yeah|great(?: question| idea| job)?|hello(?: there)?|hi(?: there)?|thank you|thanks|well|i see|good(?: job| morning| night| luck)?|nice|sounds good|no problem|you're welcome|i'm sorry|sorry|let me see|exactly|definitely)\W*$)"};
  return words.In(sentence.own);
}

/// Latin letters that are another language than English: words of such a language and none of English.
bool IsOtherLatin(const Sentence& sentence) {
  constexpr int kFew = 2;
  if (sentence.bare.latin < 8) return false;
  const Patterns& p = Get();
  const int others = CountOf(p.others, sentence.own, 6);
  if (others < kFew) return false;
  return CountOf(p.english, sentence.own, 6) * 2 < others;
}

bool IsWrongInEnglish(const Sentence& sentence, const TurnFrame& frame) {
  const Scripts& bare = sentence.bare;
  const int foreign = bare.han + bare.kana + bare.other;
  const bool mentioned = Get().mentions.In(sentence.own);
  if (foreign > 0 && !(mentioned && foreign <= kLongestTerm)) return true;
  if (sentence.scripts.han + sentence.scripts.kana + sentence.scripts.other > 2 * kLongestTerm + bare.latin / 2) return true;
  if (bare.hangul > 0 && !IsThePersonsOwn(sentence, frame) && (!mentioned || bare.hangul > kLongestTerm)) return true;
  if (bare.hangul > 2 * kLongestTerm && bare.hangul > bare.latin) return true;
  return IsOtherLatin(sentence);
}

/// "Let It Be", "Love of My Life": every word but the small ones has a capital.
bool IsTitle(std::string_view text) {
  int words = 0, capitals = 0;
  for (const std::string_view word : SplitWords(text)) {
    const char c = word.front();
    if (c >= 'a' && c <= 'z') ++words;
    if (c >= 'A' && c <= 'Z') ++words, ++capitals;
  }
  return words > 0 && words <= 8 && capitals * 5 >= words * 3;
}

bool IsWrongInKorean(const Sentence& sentence) {
  const Scripts& bare = sentence.bare;
  const Patterns& p = Get();
  const int foreign = bare.han + bare.kana + bare.other;
  if (foreign > 0 && !(p.mentions.In(sentence.own) && foreign <= kLongestTerm)) return true;
  if (bare.latin == 0) return false;
  if (bare.hangul == 0 && IsEnglishByItself(sentence)) return true;
  if (bare.latin < 4) return false;
  if (bare.hangul == 0) return !IsTitle(sentence.text) && bare.latin >= 7 && SplitWords(sentence.own).size() >= 2;
  return bare.latin > bare.hangul && !IsTitle(sentence.text) && CountOf(p.english, sentence.own, kEnglishWords) >= kEnglishWords;
}

}  // namespace

std::optional<Fault> CheckLanguage(const Sentence& sentence, const TurnFrame& frame) {
  if (frame.languages || sentence.scripts.letters() == 0) return std::nullopt;
  if (frame.code && sentence.bare.han + sentence.bare.kana + sentence.bare.other == 0 && sentence.bare.hangul == 0) return std::nullopt;
  const bool wrong = frame.korean() ? IsWrongInKorean(sentence) : IsWrongInEnglish(sentence, frame);
  if (wrong) return Fault{"another language than the talk's"};
  return std::nullopt;
}

}  // namespace sam::conscience
