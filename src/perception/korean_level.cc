#include "perception/korean_level.h"

#include <algorithm>
#include <array>

#include "base/word_lists.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

using namespace std::string_view_literals;

bool StartsWithQuestion(std::string_view word) {
  constexpr std::array kStarts = {"누구"sv, "누가"sv, "무슨"sv,   "무엇"sv, "언제"sv, "어디"sv,
                                  "어느"sv, "어떤"sv, "어떻게"sv, "얼마"sv, "며칠"sv, "뭐"sv,
                                  "뭘"sv,   "뭔"sv,   "왜"sv,     "누굴"sv, "누군"sv};
  if (IsOneOf(word, {"몇", "언제나", "언젠가", "누구나", "어디서나", "왠지", "어떻게든", "뭐든", "누구든", "얼마나마"}))
    return word == "몇";
  if (StartsWith(word, "몇")) return !StartsWith(word, "몇몇");
  return std::any_of(kStarts.begin(), kStarts.end(), [&](auto start) { return StartsWith(word, start); });
}

bool IsPoliteFragment(std::string_view word) { return IsOneOf(word, {"넵", "넹", "네넵", "안녕하세요", "감사합니다"}); }

bool IsGreetingWord(std::string_view word) {
  return StartsWith(word, "안녕") || StartsWith(word, "수고") || StartsWith(word, "반갑") ||
         StartsWith(word, "들어가세요") || StartsWith(word, "계세요") || StartsWith(word, "주무세요");
}

/// "줄래요?", "주실 수 있어요?", "해줄래?": asked, but meant as a request.
bool IsAskedFavour(const Sentence& sentence) {
  const std::string_view last = sentence.words.back().text;
  constexpr std::array kEnds = {"줄래"sv,       "줄래요"sv,       "주실래요"sv, "주시겠어요"sv, "줄 수"sv,
                                "주겠니"sv,     "줄라"sv,         "주라"sv,     "부탁해"sv,     "부탁해요"sv,
                                "부탁드려요"sv, "부탁드립니다"sv, "부탁할게"sv, "달라"sv};
  if (std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return EndsWith(last, end); })) return true;
  const size_t n = sentence.words.size();
  return n >= 3 && sentence.words[n - 2].text == "수" &&
         (EndsWith(sentence.words[n - 3].text, "줄") || EndsWith(sentence.words[n - 3].text, "주실")) &&
         StartsWith(last, "있");
}

std::optional<DialogueAct> ActOfFragment(const Sentence& sentence) {
  const std::string_view word = sentence.words.front().text;
  if (sentence.words.size() > 2) return std::nullopt;
  if (IsOneOf(word, {"네", "응", "예", "어", "넵", "그래", "그래요", "맞아", "맞아요", "좋아", "좋아요", "그럼",
                     "그럼요", "오케이", "ㅇㅇ", "알겠어", "알겠어요", "인정"}))
    return DialogueAct::kAgreement;
  if (IsOneOf(word, {"아니", "아니요", "아뇨", "아냐", "싫어", "싫어요", "아닌데", "아닌데요", "아니야", "별로"}))
    return DialogueAct::kDisagreement;
  if (IsOneOf(word, {"음", "흠", "오", "와", "헐", "아", "그렇구나", "그렇군요", "아하"}) && sentence.words.size() == 1)
    return DialogueAct::kBackchannel;
  return std::nullopt;
}

/// "산이 좋아 바다가 좋아", "고양이파야 강아지파야": the same ending twice.
bool OffersTwo(const Sentence& sentence) {
  const Word& last = sentence.words.back();
  const auto copula = last.copula;
  for (size_t i = 0; i + 1 < sentence.words.size(); ++i) {
    const std::string_view word = sentence.words[i].text;
    if (word == last.text && Letters(word) > 1 && sentence.words[i].form.kind != Kind::kNone) return true;
    const auto other = copula && !copula->weak ? sentence.words[i].copula : std::nullopt;
    if (other && !other->weak && other->kind == Kind::kStatement && copula->kind == Kind::kStatement) return true;
  }
  return false;
}

DialogueAct QuestionKind(const Sentence& sentence, const std::vector<Clause>& clauses) {
  const auto has = [&](std::string_view a) {
    return std::any_of(sentence.words.begin(), sentence.words.end(), [&](const Word& w) { return w.text == a; });
  };
  if (has("아니면") || has("vs") || OffersTwo(sentence)) return DialogueAct::kChoiceQuestion;
  if (clauses.size() >= 2 && clauses[clauses.size() - 2].verb == clauses.back().verb && !clauses.back().verb.empty() &&
      clauses.back().polite == clauses[clauses.size() - 2].polite)
    return DialogueAct::kChoiceQuestion;
  if (clauses.back().fragment && IsTopicParticle(clauses.back().last.particle)) return DialogueAct::kQuestion;
  return HasQuestionWord(sentence) ? DialogueAct::kQuestion : DialogueAct::kPropositionalQuestion;
}

}  // namespace

bool HasQuestionWord(const Sentence& sentence) {
  for (size_t i = 0; i < sentence.words.size(); ++i) {
    const bool little = sentence.words[i].text == "얼마" && i + 1 < sentence.words.size() &&
                        IsOneOf(sentence.words[i + 1].text, {"안", "전", "전에", "뒤", "후"});
    if (StartsWithQuestion(sentence.words[i].text) && !little) return true;
  }
  return false;
}

std::optional<SpeechLevel> LevelOf(const Sentence& sentence) {
  if (sentence.words.empty()) return std::nullopt;
  for (size_t i = sentence.words.size(); i > 0 && i + 2 > sentence.words.size(); --i) {
    const std::string_view last = sentence.words[i - 1].text;
    if (IsPoliteFragment(last)) return SpeechLevel::kPolite;
    const std::optional<Copula>& copula = sentence.words[i - 1].copula;
    const Form& form = sentence.words[i - 1].form;
    if (form.polite || (copula && copula->polite)) return SpeechLevel::kPolite;
    const bool closed = (copula && !copula->weak && copula->kind != Kind::kAdnominal) ||
                        (form.kind != Kind::kNone && form.kind != Kind::kAdnominal);
    if (closed && !(IsAdverb(last) && sentence.words.size() == 1) && sentence.words[i - 1].particle.empty())
      return SpeechLevel::kCasual;
    if (closed && (IsVerbForm(last) || (copula && !copula->weak))) return SpeechLevel::kCasual;
    const bool noted = HasTail(last, kTailM) && (EndsWith(last, "함") || EndsWith(last, "됨") ||
                                                 (i > 1 && IsOneOf(sentence.words[i - 2].text, {"못", "안"})));
    if (noted) return SpeechLevel::kCasual;  // "한 판도 못 이김"
    if (sentence.words[i - 1].particle == "와" && LooksLikeInfinitive(last)) return SpeechLevel::kCasual;
    if (IsOneOf(last, {"응", "어", "야", "그래", "아냐", "아니야", "안녕", "뭐야", "왜"})) return SpeechLevel::kCasual;
    if (IsOneOf(last, {"네", "예", "아니요", "아뇨"}) && sentence.words.size() == 1) return SpeechLevel::kPolite;
  }
  for (const Word& word : sentence.words) {
    if (IsOneOf(word.text, {"저는", "제가", "전", "저도", "저희", "제", "저"})) return SpeechLevel::kPolite;
    if (IsOneOf(word.text, {"나는", "내가", "난", "나도", "너", "넌", "네가", "니가", "내", "나"}))
      return SpeechLevel::kCasual;
  }
  return std::nullopt;
}

std::optional<DialogueAct> ActOf(const std::vector<Sentence>& sentences,
                                 const std::vector<std::vector<Clause>>& clauses) {
  if (sentences.empty() || sentences.back().words.empty() || clauses.back().empty()) return std::nullopt;
  const Sentence& sentence = sentences.back();
  const Clause& last = clauses.back().back();
  const std::string_view word = sentence.words.back().text;
  if (IsGreetingWord(word)) return std::nullopt;
  if (const auto act = sentence.asks ? std::nullopt : ActOfFragment(sentence)) return act;
  if (IsAskedFavour(sentence)) return DialogueAct::kRequest;
  const bool question = HasQuestionWord(sentence);
  const bool wonders = last.kind == Kind::kWonder && question && !StartsWith(last.verb, "모르");  // "내가 누군지 모르겠더라"
  const bool open = question && (last.kind == Kind::kStatement || last.fragment) && !last.past &&
                    (EndsWith(word, "야") || EndsWith(word, "해") || EndsWith(word, "예요") ||
                     EndsWith(word, "이에요") || EndsWith(word, "게"));
  const bool picks = OffersTwo(sentence) && last.copula && !last.copula->weak && sentence.words.size() <= 6;
  if (sentence.asks || picks || last.kind == Kind::kQuestion || wonders || open)
    return QuestionKind(sentence, clauses.back());
  const std::string_view before = sentence.words.size() > 1 ? sentence.words[sentence.words.size() - 2].text : "";
  const bool of_others = std::any_of(sentence.words.begin(), sentence.words.end(), [](const Word& w) {
    const bool other = IsRelation(w.noun) || IsOneOf(w.noun, {"걔", "얘", "쟤", "그분", "다들", "사람들"});
    return IsSubjectParticle(w.particle) && other;  // "엄마는 아무렇지 않은 척하세요", "걔도 나한테 잘해줘"
  });
  const bool sends = EndsWith(word, "주세요") && of_others;  // "엄마가 보내 주세요": 주시다 and no wish
  if (sends) return DialogueAct::kStatement;
  const bool tells =
      of_others || IsOneOf(before, {"안", "못", "잘", "막", "자꾸", "맨날", "매일"});  // "이유도 안 말해줘요"
  if (tells && (EndsWith(word, "줘") || EndsWith(word, "줘요"))) return std::nullopt;
  if (EndsWith(word, "줘") || EndsWith(word, "줘요") || EndsWith(word, "주세요") || EndsWith(word, "줘라") ||
      EndsWith(word, "봐봐") || EndsWith(word, "주십시오"))
    return DialogueAct::kRequest;
  if (EndsWith(word, "봐") && Letters(word) > 1 && !last.guess && SubjectOf(last.words) == std::string_view::npos)
    return DialogueAct::kRequest;
  if (!sentence.asks && EndsWith(word, "던지")) return DialogueAct::kExclamation;  // "어찌나 세게 미시던지"
  if (last.requests && EndsWithAny(before, {"다고", "다고만", "라고", "라고만", "냐고", "냐고만", "자고", "자고만"})) return DialogueAct::kStatement;  // "바쁘다고만 하세요"
  const bool bids =
      last.requests && !of_others &&
      !(SubjectOf(last.words) != std::string_view::npos && IsRelation(last.words[SubjectOf(last.words)].noun));
  if (bids) return DialogueAct::kRequest;
  if (last.kind == Kind::kPromise) return DialogueAct::kPromise;
  return std::nullopt;
}

}  // namespace sam::korean

namespace sam {

std::optional<SpeechLevel> KoreanLevel(std::string_view text) {
  const auto sentences = korean::ReadSentences(text);
  for (size_t i = sentences.size(); i > 0; --i) {
    if (const auto level = korean::LevelOf(sentences[i - 1])) return level;
  }
  return std::nullopt;
}

}  // namespace sam
