// Who does what: subject, verb group and what follows.
#include <algorithm>

#include "perception/english_text.h"

namespace sam::english {
namespace {

Who PersonOf(std::string_view pronoun) {
  if (pronoun == "i") return Who::kI;
  if (pronoun == "we") return Who::kWe;
  if (pronoun == "you") return Who::kYou;
  if (pronoun == "there") return Who::kThere;
  return Who::kThird;
}

bool IsBe(std::string_view word) {
  return word == "is" || word == "am" || word == "are" || word == "was" || word == "were" || word == "be" ||
         word == "been" || word == "being";
}

// "my shift at the bakery", "the marathon i've been training for": moves past what hangs on the subject.
size_t SkipAttachments(const Text& text, size_t i, size_t end) {
  for (int rounds = 0; rounds < 3 && i < end && text[i].Is(kPrepositionWord) && text[i - 1].stop_after == 0; ++rounds) {
    const NounPhrase inner = ParseNounPhrase(text, i + 1, end);
    if (inner.Empty()) return i;
    i = inner.all.end;
  }
  if (i + 2 < end && (text[i].word == "i" || text[i].word == "we")) {
    for (size_t k = i + 2; k < end; ++k) {
      const Token& token = text[k];
      const bool main =
          token.word == "is" || token.word == "was" || (token.verb != nullptr && token.verb->forms == kThirdForm);
      if (main && k > i + 2) return k;
    }
  }
  return i;
}

/// Walks the auxiliaries up to the main verb.
class VerbGroup {
 public:
  VerbGroup(const Text& text, Clause& clause) : text_(text), clause_(clause), end_(clause.span.end) {}

  bool Read(size_t i, bool be_taken) {
    i_ = i;
    if (be_taken) {
      clause_.verb_at = i - 1;
      return AfterBe();
    }
    for (int rounds = 0; rounds < 8; ++rounds) {
      SkipAdverbs();
      if (i_ >= end_) return false;
      const std::string_view word = text_[i_].word;
      if (text_[i_].Is(kAuxiliaryWord)) {
        const Step step = Auxiliary(word);
        if (step == Step::kDone) return true;
        if (step == Step::kFail) return false;
        continue;
      }
      return MainVerb();
    }
    return false;
  }

 private:
  enum class Step : uint8_t { kGoOn, kDone, kFail };

  void SkipAdverbs() {
    while (i_ < end_) {
      const Token& token = text_[i_];
      if (token.word == "not" || token.word == "never" || token.word == "hardly")
        clause_.negated = true;
      else if (!(token.Is(kAdverbWord) && !token.Is(kDeterminerWord | kPronounWord) && !token.Is(kTimeWord) &&
                 token.word != "home" && token.word != "back" && (token.verb == nullptr || token.word == "just")))
        return;
      ++i_;
    }
  }
  bool At(size_t i, std::string_view words) const { return text_.At(i, words, clause_.span); }
  bool Participle(size_t i) const {
    if (i >= end_) return false;
    const VerbForm* verb = text_[i].verb;
    return verb != nullptr && (verb->forms & kParticipleForm) != 0 && verb->lemma != "be";
  }
  bool Done(std::string_view verb, size_t at) {
    clause_.verb = verb;
    clause_.verb_at = at;
    clause_.rest = at + 1;
    return true;
  }
  bool Modal(std::string_view modal, size_t length) {
    clause_.modal = modal;
    i_ += length;
    return true;
  }

  bool AfterBe() {
    SkipAdverbs();
    if (i_ < end_ && text_[i_].word == "got") return Done("have", i_);
    if (i_ < end_ && text_[i_].word == "been") {
      clause_.perfect = true;
      ++i_;
      return AfterBe();
    }
    if (At(i_, "going to") && i_ + 2 < end_ && text_[i_ + 2].verb != nullptr &&
        (text_[i_ + 2].verb->forms & kBaseForm) != 0) {
      Modal("going to", 2);
      return MainVerb();
    }
    if ((At(i_, "supposed to") || At(i_, "allowed to") || At(i_, "meant to") || At(i_, "able to") ||
         At(i_, "due to")) &&
        i_ + 2 < end_ && text_[i_ + 2].verb != nullptr) {
      Modal(text_[i_].word == "allowed" || text_[i_].word == "able" || text_[i_].word == "supposed" ? "can" : "will",
            2);
      return MainVerb();
    }
    const VerbForm* verb = i_ < end_ ? text_[i_].verb : nullptr;
    if (verb != nullptr && verb->forms == kGerundForm) {
      clause_.gerund = true;
      return Done(verb->lemma, i_);
    }
    // "she's lent me a book": the 's is "has".
    const bool has = Participle(i_) && i_ > 0 && ((text_[i_ - 1].word == "is" && text_[i_ - 1].end - text_[i_ - 1].begin == 2) || text_[i_ - 1].genitive) && i_ + 1 < end_ &&
                     text_[i_ + 1].Is(kDeterminerWord | kPronounWord) && text_[i_].stop_after == 0 && text_[i_].word != "called" &&
                     text_[i_].word != "named" && (verb->forms & kBaseForm) == 0;
    if (has) {
      clause_.perfect = true;
      return Done(verb->lemma, i_);
    }
    if (Participle(i_) && !(verb->forms & kBaseForm) && !text_[i_].Is(kStateWord)) {
      clause_.passive = true;
      return Done(verb->lemma, i_);
    }
    clause_.verb = "be";
    clause_.rest = i_;
    return true;
  }

  Step Auxiliary(std::string_view word) {
    if (IsBe(word)) {
      clause_.past = clause_.past || word == "was" || word == "were";
      clause_.verb_at = i_++;
      return AfterBe() ? Step::kDone : Step::kFail;
    }
    if (word == "do" || word == "does" || word == "did") {
      clause_.past = clause_.past || word == "did";
      const size_t at = i_++;
      SkipAdverbs();
      if (i_ < end_ && text_[i_].verb != nullptr && (text_[i_].verb->forms & kBaseForm) != 0) return Step::kGoOn;
      return Done("do", at) ? Step::kDone : Step::kFail;
    }
    if (word == "have" || word == "has" || word == "had") return Have(word);
    Modal(word, 1);
    return Step::kGoOn;
  }

  Step Have(std::string_view word) {
    const size_t at = i_++;
    SkipAdverbs();
    if (At(i_, "got to") || At(i_, "to")) return Modal("have to", At(i_, "to") ? 1 : 2), Step::kGoOn;
    if (At(i_, "got")) return Done("have", i_) ? Step::kDone : Step::kFail;
    if (At(i_, "been")) {
      clause_.perfect = true;
      return Step::kGoOn;
    }
    if (Participle(i_) && !(i_ + 1 < end_ && text_[i_].word == "set")) {
      clause_.perfect = true;
      return MainVerb() ? Step::kDone : Step::kFail;
    }
    clause_.past = clause_.past || (word == "had" && clause_.modal.empty());
    Done("have", at);
    clause_.rest = i_;
    return Step::kDone;
  }

  bool MainVerb() {
    SkipAdverbs();
    if (i_ >= end_) return false;
    const VerbForm* verb = text_[i_].verb;
    if (At(i_, "used to")) return Modal("used to", 2), MainVerb();
    if ((At(i_, "want to") || At(i_, "need to") || At(i_, "wants to") || At(i_, "hope to") || At(i_, "plan to")) &&
        i_ + 2 < end_) {
      const auto modal = text_[i_].word;
      return Modal(modal == "wants" ? "want" : modal, 2), MainVerb();
    }
    if (verb == nullptr) return false;
    if (verb->lemma == "be" && i_ + 1 < end_) {
      clause_.verb_at = i_++;
      return AfterBe();
    }
    if (!clause_.perfect && clause_.modal.empty())
      clause_.past = clause_.past || ((verb->forms & kPastForm) != 0 && (verb->forms & kBaseForm) == 0);
    if (verb->forms == kGerundForm) clause_.gerund = true;
    return Done(verb->lemma, i_);
  }

  const Text& text_;
  Clause& clause_;
  size_t end_;
  size_t i_ = 0;
};

bool ReadSubject(const Text& text, Clause& clause, size_t& i) {
  const Token& first = text[i];
  const size_t end = clause.span.end;
  constexpr std::string_view kSubjects[] = {"i",  "we",    "you",  "he",   "she",      "they",
                                            "it", "there", "that", "this", "everyone", "everybody"};
  const bool subject_pronoun =
      std::find(std::begin(kSubjects), std::end(kSubjects), first.word) != std::end(kSubjects) && i + 1 < end &&
      (text[i + 1].Is(kAuxiliaryWord | kAdverbWord) || text[i + 1].verb != nullptr) && first.stop_after == 0;
  if (subject_pronoun) {
    clause.who = PersonOf(first.word);
    clause.pronoun = first.word;
    clause.subject.all = clause.subject.head = {i, i + 1};
    clause.subject.pronoun = true;
    ++i;
    return true;
  }
  const bool verb_first = (first.verb != nullptr && !first.Is(kRelationWord | kPetWord | kGivenNameWord)) &&
                          !(i + 1 < end && text[i + 1].Is(kAuxiliaryWord) && first.stop_after == 0) &&
                          !first.genitive && !IsNameToken(first);
  const bool degree = first.word == "bit" && i + 1 < end && !text[i + 1].Is(kDeterminerWord | kPossessiveWord | kPronounWord);  // "bit wonky"
  // "can't stand marzipan": whoever speaks leaves himself out.
  const bool cannot = IsOneOf(first.word, {"can", "could"}) && i + 2 < end && text[i + 1].word == "not" && !text[i + 2].Is(kPronounWord);
  if ((verb_first && !degree) || cannot) {
    clause.who = Who::kDropped;
    return true;
  }
  const NounPhrase phrase = ParseNounPhrase(text, i, end);
  if (phrase.Empty() || phrase.pronoun) return false;
  clause.who = Who::kNoun;
  clause.subject = phrase;
  i = phrase.all.end;
  if (!phrase.is_verb_next) i = SkipAttachments(text, i, end);
  return true;
}

}  // namespace

std::optional<Clause> ParseClause(const Text& text, Span span) {
  if (span.Empty()) return std::nullopt;
  Clause clause;
  clause.span = span;
  size_t i = SkipFillers(text, span);
  if (text[i].word == "and" && i + 1 < span.end) ++i;
  if (!ReadSubject(text, clause, i)) return std::nullopt;
  if (!VerbGroup(text, clause).Read(i, clause.subject.is_verb_next)) return std::nullopt;
  return clause;
}

}  // namespace sam::english
