#include "perception/korean_clauses.h"

#include <algorithm>
#include <array>

#include "base/word_lists.h"
#include "perception/korean_dates.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

template <size_t N>
bool StartsWithAny(std::string_view text, const std::array<std::string_view, N>& starts) {
  return std::any_of(starts.begin(), starts.end(), [&](auto start) { return StartsWith(text, start); });
}

constexpr std::array<std::string_view, 14> kAfterGo = {"있", "싶", "계", "나서", "나면", "말", "다니",
                                                       "는", "가", "오", "왔",   "와",   "갔", "간"};
constexpr std::array<std::string_view, 12> kAuxiliaries = {"있", "계", "싶", "보",   "주", "버리",
                                                           "놓", "두", "않", "못하", "말", "드리"};

bool IsNounHago(const Word& word) {
  return word.particle == "하고" &&
         (IsRelation(word.noun) || IsAnimal(word.noun) || LooksLikeName(word.noun) || IsFirstPerson(word.noun));
}

/// "봤어 보니", "먹었어야 했": what carries on the verb before.
bool IsAuxiliaryWord(std::string_view word) {
  constexpr std::array<std::string_view, 5> kStarts = {"하", "했", "고", "는", "그"};
  return StartsWithAny(word, kStarts) && Letters(word) <= 3;
}

/// What the ending of `word` does, where it can be a predicate at all.
Kind EndingKind(const Word& word, const Form& form, const std::optional<Copula>& copula) {
  if (copula && (!copula->weak || IsDwelling(copula->noun))) return copula->kind;  // "빌라고"
  if (form.kind != Kind::kNone) return form.kind;
  return copula ? copula->kind : Kind::kNone;
  static_cast<void>(word);
}

bool ClosesClause(const Word& word, const Word* next) {
  if (next == nullptr || word.pause_after) return true;
  if (word.text == "아니라" || word.text == "아니고") return true;
  if (IsAdverb(word.text) || IsNounHago(word) || IsPlace(word.text)) return false;
  if (word.copula && !word.copula->weak && EndsWith(word.text, "야") && LooksLikeName(word.copula->noun)) return true;  // "난 재하야 서른둘이고"
  if (!word.particle.empty() && word.particle != "고" && word.particle != "라고" && word.particle != "이라고" &&
      word.particle != "하고" && word.particle != "란") {
    return false;
  }
  const std::optional<Copula>& copula = word.copula;
  const Form& form = word.form;
  const Kind kind = EndingKind(word, form, copula);
  if (kind == Kind::kQuote) return false;
  if (form.ending == "고" && StartsWithAny(next->text, kAfterGo)) return false;
  if (form.ending == "게" || form.ending == "지") return false;
  if (kind == Kind::kIf && (next->text == "안" || StartsWith(next->text, "안되") || StartsWith(next->text, "안돼") ||
                            StartsWith(next->text, "안된")))
    return false;
  if (kind == Kind::kBecause && copula && !copula->weak && form.kind == Kind::kNone && EndsWith(word.text, "라"))
    return true;
  if (IsConnective(kind)) return true;
  const bool told = (form.past && form.kind == Kind::kStatement && form.ending.empty()) ||
                    (form.ending == "대" && Letters(word.text) > 1);
  const bool bid = form.kind == Kind::kPropose && Letters(word.text) > 2;
  if (told || bid) return !IsAuxiliaryWord(next->text);
  const bool final_ending = (form.polite || (copula && copula->polite)) && kind != Kind::kNone;
  return final_ending;  // "안녕하세요 저는 ...": a sentence without a full stop
}

/// Main verb behind auxiliaries: walks left over "-고 있", "-지 않", "-어 보".
struct Walk {
  const std::vector<Word>& words;
  size_t first;  // of the clause
  size_t at;     // word under consideration
};

bool IsSaying(std::string_view stem) {
  constexpr std::array<std::string_view, 11> kSaying = {"하",   "그러",   "말하", "듣", "들",  "부르",
                                                        "불르", "불러주", "짓",   "지", "지으"};
  return std::find(kSaying.begin(), kSaying.end(), stem) != kSaying.end();
}

/// "가람이라고": the noun that is said to be the name.
void TakeNamed(const Word& word, Clause& out) {
  const std::string_view before = word.text;
  const std::optional<Copula>& copula = word.copula;
  if (copula && copula->kind == Kind::kQuote && Letters(copula->noun) > 1) out.named = std::string(copula->noun);
  if (copula && copula->kind == Kind::kQuote && Letters(copula->noun) == 1 && EndsWith(before, "이라고"))
    out.named = std::string(copula->noun) + "이";
}

bool TakeAuxiliary(Walk& walk, const std::string& stem, Clause& out) {
  if (walk.at <= walk.first) return false;
  const std::string_view before = walk.words[walk.at - 1].text;
  const Form& previous = walk.words[walk.at - 1].form;
  const bool listed = std::find(kAuxiliaries.begin(), kAuxiliaries.end(), stem) != kAuxiliaries.end();
  if (previous.ending == "지" && (stem == "않" || stem == "못하" || stem == "말" || stem == "마")) {
    (stem == "않" ? out.negated : out.unable) = true;
  } else if (previous.ending == "고" &&
             (stem == "있" || stem == "계" || stem == "싶" || stem == "싶어하" || stem == "다니")) {
    (StartsWith(stem, "싶") ? out.wish : out.going_on) = true;
  } else if (previous.kind == Kind::kQuote && IsSaying(stem)) {
    out.quoted = true;
    return TakeNamed(walk.words[walk.at - 1], out), --walk.at, out.verb = out.named.empty() ? previous.stem : stem,
                                                               true;
  } else if (previous.kind == Kind::kQuestion && stem == "보") {
    out.guess = true;
  } else if (previous.kind == Kind::kMust && (stem == "하" || stem == "되")) {
  } else if (EndsWith(before, "게") && previous.kind != Kind::kNone && stem == "되") {
  } else if (EndsWith(before, "기로") && stem == "하") {
    out.future = true;
  } else if ((previous.ending == "려고" || previous.kind == Kind::kIntend) &&
             (stem == "하" || stem == "가" || stem == "오" || stem == "다니")) {
    out.future = !out.past;
  } else if (!(previous.kind == Kind::kStatement && previous.ending.empty() && listed &&
               walk.words[walk.at - 1].particle.empty())) {
    return false;
  }
  out.verb = EndsWith(before, "기로") ? std::string(before.substr(0, before.size() - 6)) : previous.stem;
  --walk.at;
  return true;
}

/// "-ㄹ 거예요", "-ㄴ 것 같아요", "-ㄹ 수 없어요": a noun of the grammar between verb and ending.
bool TakeGrammarNoun(Walk& walk, Clause& out) {
  const Word& word = walk.words[walk.at];
  const std::string_view noun = out.copula ? out.copula->noun : word.noun;
  const bool is_thing = noun == "거" || noun == "것" || noun == "겁" || word.text == "건데" || word.text == "겁니다" ||
                        word.text == "거임";
  if (is_thing && walk.at > walk.first && HasTail(walk.words[walk.at - 1].text, kTailL)) {
    --walk.at;
    out.future = true;
    out.verb = WithTail(walk.words[walk.at].text, kTailNone);
    if (out.verb.size() > 3 && EndsWith(out.verb, "으")) out.verb.resize(out.verb.size() - 3);
    out.copula.reset();
    return true;
  }
  if (walk.at < walk.first + 2) return false;
  const std::string_view before = walk.words[walk.at - 1].noun;
  const bool alike = out.verb == "같" && (before == "거" || before == "것");
  const bool can = before == "수" && (out.verb == "있" || out.verb == "없");
  if (!alike && !can) return false;
  if (alike) out.guess = true;
  if (can && out.verb == "없") out.unable = true;
  walk.at -= 2;
  const Form form = walk.words[walk.at].form;
  out.verb = form.kind == Kind::kAdnominal ? form.stem : WithTail(walk.words[walk.at].text, kTailNone);
  out.copula.reset();
  return true;
}

/// "못먹어", "안키워": written together.
void TakeGluedNegation(Clause& out) {
  for (const std::string_view glued : {std::string_view("못"), std::string_view("안")}) {
    if (out.verb.size() < 6 || !StartsWith(out.verb, glued)) continue;
    const std::string_view rest = std::string_view(out.verb).substr(3);
    if (rest != "먹" && rest != "마시" && rest != "키우" && rest != "가" && rest != "다니" && rest != "좋아하" &&
        rest != "하" && rest != "되" && rest != "피우")
      continue;
    (glued == "못" ? out.unable : out.negated) = true;
    out.verb = std::string(rest);
    return;
  }
}

void TakeNegation(Walk& walk, Clause& out) {
  if (walk.at > walk.first) {
    const std::string_view before = walk.words[walk.at - 1].text;
    if (before == "안" || before == "못") {
      (before == "안" ? out.negated : out.unable) = true;
      --walk.at;
      if (walk.at > walk.first && walk.words[walk.at - 1].form.kind == Kind::kIf &&
          (out.verb == "되" || out.verb == "돼")) {
        out.must_not = true;
        out.verb = walk.words[--walk.at].form.stem;
      }
    }
  }
  if (out.verb == "안되" || out.verb == "안돼") {
    if (walk.at > walk.first && walk.words[walk.at - 1].form.kind == Kind::kIf)
      out.must_not = true, out.verb = walk.words[--walk.at].form.stem;
  }
}

/// A noun with nothing behind it, or a topic without a predicate.
bool IsFragment(const Word& word, const Form& form, const std::optional<Copula>& copula) {
  if (copula && (!copula->weak || form.kind == Kind::kNone)) return false;
  if (word.particle == "와" && LooksLikeInfinitive(word.text)) return false;
  return (!word.particle.empty() && !IsVerbForm(word.text)) || form.kind == Kind::kNone ||
         form.kind == Kind::kAdnominal;
}

Clause ReadClause(const std::vector<Word>& words, size_t first, size_t end) {
  Clause out;
  out.last = words[end - 1];
  out.form = out.last.form;
  out.copula = IsAdverb(out.last.text) ? std::nullopt : out.last.copula;
  out.polite = out.form.polite || (out.copula && out.copula->polite);
  if (out.last.particle == "라고" || out.last.particle == "이라고" || out.last.particle.empty() || out.copula ||
      IsVerbForm(out.last.text)) {
    out.kind = EndingKind(out.last, out.form, out.copula);
  }
  out.fragment = IsFragment(out.last, out.form, out.copula);
  Walk walk{words, first, end - 1};
  if (out.last.particle == "와" && !out.fragment) out.kind = out.form.kind;
  if (out.kind == Kind::kIntend && out.form.ending == "러") {  // "불러", "골라"
    out.kind = Kind::kStatement;
    out.form.stem = out.form.base = StemOfInfinitive(out.last.text);
  }
  if (out.fragment) {
    ++walk.at;
  } else {
    out.verb = out.form.stem;
    out.past = out.form.past || (out.copula && out.copula->past && !out.copula->weak);
    out.future = out.form.future;
    out.guess = out.form.future && out.form.kind == Kind::kQuestion;
    if (!TakeGrammarNoun(walk, out)) {
      for (int steps = 0; steps < 3 && TakeAuxiliary(walk, std::string(out.verb), out); ++steps) {
      }
    }
    TakeGluedNegation(out);
    TakeNegation(walk, out);
  }
  out.words.assign(words.begin() + static_cast<std::ptrdiff_t>(first),
                   words.begin() + static_cast<std::ptrdiff_t>(walk.at));
  const auto says = [&](std::string_view a) {
    return std::any_of(out.words.begin(), out.words.end(), [&](const Word& w) { return w.text == a; });
  };
  out.ended = (out.negated || out.unable) && (says("이제") || says("이젠") || says("이상") || says("더는"));
  out.quoted |= out.kind == Kind::kHearsay;
  out.requests = out.kind == Kind::kRequest || out.kind == Kind::kPropose;
  return out;
}

}  // namespace

std::vector<Clause> ReadClauses(const Sentence& sentence) {
  std::vector<Clause> out;
  size_t first = 0;
  for (size_t i = 0; i < sentence.words.size(); ++i) {
    const Word* next = i + 1 < sentence.words.size() ? &sentence.words[i + 1] : nullptr;
    if (!ClosesClause(sentence.words[i], next)) continue;
    out.push_back(ReadClause(sentence.words, first, i + 1));
    first = i + 1;
  }
  if (!out.empty()) {
    Clause& last = out.back();
    last.asks = sentence.asks || last.kind == Kind::kQuestion;
  }
  return out;
}

size_t SubjectOf(const std::vector<Word>& words) {
  for (size_t i = words.size(); i > 0; --i) {
    const bool time = IsTopicParticle(words[i - 1].particle) && IsOneOf(words[i - 1].noun, {"지금", "요즘", "이제"});
    if (IsSubjectParticle(words[i - 1].particle) && !time && !IsVerbForm(words[i - 1].text)) return i - 1;
    if (IsFirstPerson(words[i - 1].text) && (words[i - 1].text == "난" || words[i - 1].text == "전")) return i - 1;
  }
  return std::string_view::npos;
}

size_t ObjectOf(const Clause& clause) {
  for (size_t i = clause.words.size(); i > 0; --i) {
    if (IsObjectParticle(clause.words[i - 1].particle)) return i - 1;
  }
  for (size_t i = clause.words.size(); i > 0; --i) {
    const Word& word = clause.words[i - 1];
    if (word.particle.empty() && !IsAdverb(word.text) && !IsFirstPerson(word.text)) return i - 1;
    if (IsSubjectParticle(word.particle) && word.particle != "은" && word.particle != "는" && word.particle != "도")
      break;
  }
  return std::string_view::npos;
}

Phrase ReadPhrase(const std::vector<Word>& words, size_t head) {
  Phrase out;
  out.head = std::string(words[head].noun);
  out.first = head;
  if (out.head == "내" || out.head == "제") out.head = "나";
  for (size_t i = head; i > 0; --i) {
    const Word& word = words[i - 1];
    if (word.pause_after || IsOneOf(word.text, {"때문에", "덕분에", "대신", "위해"})) break;
    if (IsFirstPerson(word.text) || (IsFirstPerson(word.noun) && word.particle == "의")) {
      out.mine = true, out.first = i - 1;
      break;
    }
    if (IsSecondPerson(word.text)) {
      out.yours = true, out.first = i - 1;
      break;
    }
    size_t used = 0;
    ReadNumber(word.text, used);
    if (IsQuestionWord(word.text) || StartsWith(word.text, "몇") || used == word.text.size()) break;
    if (IsAdverb(word.text) && word.text != "제일" && word.text != "가장") {
      if (word.text == "새로") continue;
      break;
    }
    const Form form = word.form;
    if (word.text == "새" || word.text == "제일" || word.text == "가장" ||
        (form.kind == Kind::kAdnominal && word.particle.empty() && !IsRelation(word.text) && Letters(word.text) > 1) ||
        word.text == "친한" || word.text == "최애") {
      if (word.text != "제일" && word.text != "가장") out.modifier = std::string(word.text);
      out.first = i - 1;
      continue;
    }
    if (!word.particle.empty() && word.particle != "의" && word.particle != "네") break;
    out.first = i - 1;
    const bool home = word.text == "집" || word.text == "집의";
    if (!home) out.owner = std::string(word.noun) + (out.owner.empty() ? "" : " " + out.owner);
  }
  return out;
}

size_t WordWith(const std::vector<Word>& words, std::initializer_list<std::string_view> particles) {
  for (size_t i = words.size(); i > 0; --i)
    if (IsOneOf(words[i - 1].particle, particles)) return i - 1;
  return std::string_view::npos;
}

std::string Whole(const std::vector<Word>& words, size_t at) {
  const Phrase phrase = ReadPhrase(words, at);
  return phrase.owner.empty() ? phrase.head : phrase.owner + " " + phrase.head;
}

}  // namespace sam::korean
