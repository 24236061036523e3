#include "perception/english_query.h"

#include <algorithm>

#include "base/unicode.h"
#include "perception/english_reading.h"

namespace sam::english {
namespace {

namespace p = predicate;

bool HasAny(const Text& text, std::initializer_list<std::string_view> phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) { return text.Has(phrase); });
}

// A cheap look: ends or begins like a question.
bool AsksSomething(std::string_view said) {
  const std::string first = ToLower(said.substr(0, std::min(said.find(' '), said.size())));
  return said.ends_with('?') || (ClassesOf(first) & (kQuestionWord | kAuxiliaryWord)) != 0;
}

/// Reads one question.
class QueryReader {
 public:
  QueryReader(const Text& text, const Moment& at, const PerceptionContext& context)
      : text_(text), context_(context), reading_(text, at, context) {}

  std::optional<FactQuery> Read();

 private:
  bool Marked() const {
    return HasAny(text_, {"remember", "remind me", "did i say", "did i tell", "did i mention", "i told you",
                          "i mentioned", "have i told", "have i mentioned", "i said", "you recall", "did i call"}) ||
           std::any_of(text_.tokens().begin(), text_.tokens().end(), [&](const Token& token) {
             return token.word == "again" && (token.stop_after == ',' || &token == &text_.tokens().back());
           });
  }
  bool Everything();
  bool Excluded(Span span) const;
  bool Mine(Span span) const;
  bool KnownTopic(std::string_view key) const;
  size_t WhWord(Span span) const;
  NounPhrase Topic(size_t from, Span span) const;
  NounPhrase WithoutVerb(NounPhrase phrase, size_t begin, Span span) const;
  bool AskPlan(const std::string& key);
  bool Ask(Span span);
  bool AskYesNo(Span span, size_t start);
  bool AskHow(size_t w, Span span);
  bool AskWhen(size_t w, Span span);
  bool AskWhere(size_t w, Span span);
  bool AskWho(size_t w, Span span);
  bool AskWhat(size_t w, Span span);
  bool AskWhatIDo(size_t w, Span span);
  bool AskName(Span span);
  void Set(QueryKind kind, std::string subject, std::string_view predicate) {
    query_.kind = kind;
    query_.subject = std::move(subject);
    query_.predicate = std::string(predicate);
  }
  std::string TaughtBy(size_t verb_at, Span span) const;
  void Keywords();

  const Text& text_;
  const PerceptionContext& context_;
  Reading reading_;
  FactQuery query_;
};

bool QueryReader::Everything() {
  const bool all =
      HasAny(text_, {"you know about me", "you remember about me", "i told you about me", "i told you about myself",
                     "you know of me", "you learned about me", "you learnt about me", "everything about me", "know me",
                     "do you know about my life", "i ever told you"});
  const bool memory = HasAny(text_, {"what do you remember", "what have i told you", "what do you know about"});
  if (!all && !memory) return false;
  if (HasAny(text_, {"get to know me"})) return false;
  const size_t about = text_.Find("about", {0, text_.size()});
  const NounPhrase topic = about + 1 < text_.size() ? ParseNounPhrase(text_, about + 1, text_.size()) : NounPhrase{};
  if (!topic.Empty() && !topic.pronoun) {
    if (topic.owner != Owner::kMine && !KnownTopic(KeyOf(text_, topic))) return false;
    return Set(QueryKind::kEverything, reading_.KeyFor(topic), ""), true;
  }
  if (memory && !all && about < text_.size()) return false;
  return Set(QueryKind::kEverything, "me", ""), true;
}

// Asking for advice, an opinion, a favour or the world.
bool QueryReader::Excluded(Span span) const {
  const size_t i = SkipFillers(text_, span);
  const auto at = [&](std::string_view words) { return text_.At(i, words, span); };
  if (HasAny(text_, {"do you think",
                     "would you",
                     "should i",
                     "should we",
                     "how do i",
                     "how can i",
                     "how do we",
                     "what if",
                     "can you",
                     "could you",
                     "how should",
                     "what shall",
                     "shall i",
                     "where can i",
                     "where could i",
                     "what do i do now",
                     "what do i do if",
                     "what do i do with",
                     "what do i do when",
                     "does it matter",
                     "what do i do about",
                     "what do i say",
                     "what do i tell",
                     "what do i wear",
                     "what can i do",
                     "what am i supposed to do",
                     "how am i supposed"}) &&
      !HasAny(text_, {"remember", "remind me", "can you tell me", "could you tell me", "can you recall"}))
    return true;
  for (const auto opener : {"why", "how come", "will", "would", "should", "could", "shall", "may", "how about",
                            "what about", "let", "how did i", "how do", "how can"}) {
    if (at(opener)) return true;
  }
  return false;
}

bool QueryReader::Mine(Span span) const {
  for (size_t i = span.begin; i < span.end; ++i) {
    const auto word = text_[i].word;
    if (word == "i" || word == "my" || word == "we" || word == "our" || word == "mine") return true;
    if (word == "me" && i > 0 && !IsOneOf(text_[i - 1].word, {"tell", "remind", "give", "help", "show", "excuse"}))
      return true;
  }
  return false;
}

bool QueryReader::KnownTopic(std::string_view key) const {
  auto stems = ContentStems(key, 6);
  while (!stems.empty() && (stems.back() == "nam" || stems.back() == "birthday")) stems.pop_back();
  if (stems.empty() || (ClassesOf(key.substr(key.rfind(' ') + 1)) & kVagueWord) != 0) return false;
  const auto shares = [&](std::string_view text) {
    const auto said = ContentStems(text, 32);
    return std::find(said.begin(), said.end(), stems.back()) != said.end();
  };
  for (const Fact& fact : context_.facts) {
    if (shares(fact.subject) || shares(fact.object)) return true;
  }
  return std::any_of(context_.discourse.recent.begin(), context_.discourse.recent.end(),
                     [&](const DiscourseTurn& turn) { return !AsksSomething(turn.said) && shares(turn.said); });
}

size_t QueryReader::WhWord(Span span) const {
  for (size_t i = span.begin; i < span.end; ++i) {
    const Token& before = text_[i > span.begin ? i - 1 : i];
    const bool relative = i > span.begin && before.verb == nullptr && before.stop_after == 0 && before.word != "me" &&
                          !before.Is(kFillerWord | kConjunctionWord | kPrepositionWord | kAuxiliaryWord | kAdverbWord);
    if (text_[i].Is(kQuestionWord) && !relative) return i;
  }
  return span.end;
}

// The first thing of the person's, or known, that is asked about.
NounPhrase QueryReader::Topic(size_t from, Span span) const {
  for (size_t i = from; i < span.end; ++i) {
    const Token& token = text_[i];
    const bool mine = token.word == "my" || token.word == "our";
    const bool other = token.word == "the" || token.word == "his" || token.word == "her" ||
                       (token.word == "that" && Marked()) || IsNameToken(token) || token.Is(kGivenNameWord);
    if (!mine && !other) continue;
    const NounPhrase phrase = ParseNounPhrase(text_, i, span.end);
    if (phrase.Empty() || phrase.pronoun) continue;
    if (mine || Marked() || KnownTopic(KeyOf(text_, phrase))) return WithoutVerb(phrase, i, span);
  }
  return {};
}

// "does my shift begin": behind do, a base form at the end is the verb.
NounPhrase QueryReader::WithoutVerb(NounPhrase phrase, size_t begin, Span span) const {
  const bool does = begin > span.begin && IsOneOf(text_[begin - 1].word, {"do", "does", "did"});
  const Token& last = text_[phrase.head.end - 1];
  const bool verb =
      last.verb != nullptr && (last.verb->forms & kBaseForm) != 0 && phrase.head.Size() > 1 && phrase.name.Empty();
  if (does && verb) phrase.all.end = --phrase.head.end;
  return phrase;
}

bool QueryReader::AskName(Span span) {
  if (HasAny(text_, {"what i am called", "what am i called", "my name", "who i am", "who am i", "what to call me",
                     "what you call me"}) &&
      text_.Find("my name day", span) == span.end)
    return Set(QueryKind::kWho, "me", p::kName), true;
  const NounPhrase topic = Topic(span.begin, span);
  if (topic.Empty()) return false;
  if (HeadWord(text_, topic).word == "name" && topic.head.Size() > 1 && text_[topic.head.end - 2].genitive) {
    NounPhrase owner = topic;
    owner.head.end -= 1;
    return Set(QueryKind::kWho, reading_.KeyFor(owner), p::kName), true;
  }
  const bool called =
      HasAny(text_, {"called", "named", "did i name", "do i call", "did i call", "the name of", "name of"});
  if (!called) return false;
  return Set(QueryKind::kWho, reading_.KeyFor(topic), p::kName), true;
}

bool QueryReader::AskHow(size_t w, Span span) {
  if (text_.At(w, "how old", span)) {
    const NounPhrase topic = Topic(w + 2, span);
    if (text_.Find("i", {w, span.end}) < span.end && topic.Empty()) return Set(QueryKind::kHowOld, "me", p::kAge), true;
    if (topic.Empty()) return false;
    return Set(QueryKind::kHowOld, reading_.KeyFor(topic), p::kAge), true;
  }
  if (text_.At(w, "how many", span) && w + 2 < span.end) {
    const NounPhrase things = ParseNounPhrase(text_, w + 2, span.end);
    const std::string key = things.Empty() ? std::string(text_[w + 2].word) : KeyOf(text_, things);
    const bool vague = things.Empty() || HeadWord(text_, things).Is(kVagueWord);
    if (!Marked() && (vague || !(Mine(span) || KnownTopic(key)))) return false;
    const NounPhrase whose = Topic(w + 2, span);
    const std::string owner =
        !whose.Empty() && HeadWord(text_, whose).Is(kRelationWord) && text_.Find("have", span) < span.end
            ? reading_.KeyFor(whose)
            : "me";
    return Set(QueryKind::kHowMany, owner + "." + CountedNoun(key), p::kCount), true;
  }
  if (text_.At(w, "how much", span) || text_.At(w, "how long", span) || text_.At(w, "how far", span) ||
      text_.At(w, "how often", span) || text_.At(w, "how tall", span))
    return Set(QueryKind::kHowMany, reading_.KeyFor(Topic(w, span)), ""),
           (Marked() || (!query_.subject.empty() && Mine(span)));
  return false;
}

// A thing known as a plan is asked for as that plan.
bool QueryReader::AskPlan(const std::string& key) {
  const auto stems = ContentStems(key, 6);
  for (const Fact& fact : context_.facts) {
    if (fact.predicate != p::kPlans || fact.state != FactState::kCurrent || stems.empty()) continue;
    const auto planned = ContentStems(fact.object, 12);
    if (std::find(planned.begin(), planned.end(), stems.back()) != planned.end())
      return Set(QueryKind::kWhen, "me", p::kPlans), true;
  }
  return false;
}

bool QueryReader::AskWhen(size_t w, Span span) {
  const bool clock = text_.At(w, "what time", span);
  const bool day = text_.At(w, "what date", span) || text_.At(w, "what day", span) || text_.At(w, "which day", span) ||
                   text_.At(w, "which date", span);
  if (!clock && !day && text_[w].word != "when") return false;
  if (text_[w].word == "when" && w == span.begin && !(w + 1 < span.end && text_[w + 1].Is(kAuxiliaryWord)))
    return false;
  if (HasAny(text_, {"did i tell you", "did i say", "did i mention", "did we talk", "did we last", "did i first"}))
    return Set(QueryKind::kWhen, "", ""), true;
  const NounPhrase topic = Topic(w + 1, span);
  if (!topic.Empty()) {
    if (HeadWord(text_, topic).word == "birthday") {
      NounPhrase owner = topic;
      owner.head.end -= 1;
      const bool other = !owner.head.Empty() && text_[owner.head.end - 1].genitive;
      return Set(QueryKind::kWhen, other ? reading_.KeyFor(owner) : "me", p::kBirthday), true;
    }
    if (AskPlan(KeyOf(text_, topic))) return true;
    return Set(QueryKind::kWhen, reading_.KeyFor(topic), clock ? p::kTime : p::kDate), true;
  }
  if (text_.Find("born", span) < span.end) return Set(QueryKind::kWhen, "me", p::kBirthday), true;
  if (text_.Find("i", span) == span.end && text_.Find("we", span) == span.end) return false;
  if (text_.Find("get up", span) < span.end || text_.Find("wake up", span) < span.end)
    return Set(QueryKind::kWhen, "me", text_.Find("get up", span) < span.end ? "get up" : "wake up"), true;
  const bool work = text_.Find("work", span) < span.end || text_.Find("start", span) + 1 == span.end;
  if (work) return Set(QueryKind::kWhen, "work", p::kTime), true;
  return Set(QueryKind::kWhen, "me", clock ? "" : p::kPlans), true;
}

bool QueryReader::AskWhere(size_t w, Span span) {
  const bool place = w + 1 < span.end && IsOneOf(text_[w + 1].word, {"city", "country", "town", "street", "village",
                                                                   "place", "state", "neighbourhood", "neighborhood"});
  if (text_[w].word != "where" && !((text_[w].word == "which" || text_[w].word == "what") && place)) return false;
  const NounPhrase topic = Topic(w + (place ? 2 : 1), span);
  std::string subject = topic.Empty() ? "me" : reading_.KeyFor(topic);
  const bool me = topic.Empty() && Mine(span);
  if (topic.Empty() && !me) return false;
  const auto has = [&](std::string_view words) { return text_.Find(words, span) < span.end; };
  const bool acts = topic.Empty() || HeadWord(text_, topic).Is(kRelationWord) || topic.proper;
  if (acts && has("live"))
    Set(QueryKind::kWhere, subject, p::kLivesIn);
  else if (acts && has("work"))
    Set(QueryKind::kWhere, subject, p::kWorksAt);
  else if (acts && (has("from") || has("grow up") || has("born")))
    Set(QueryKind::kWhere, subject, p::kFrom);
  else if (acts && has("study"))
    Set(QueryKind::kWhere, subject, p::kStudies);
  else
    Set(QueryKind::kWhere, subject, me ? std::string_view() : p::kPlace);
  return true;
}

// "teaches my son the violin" -> "son's violin teacher", or the known role with the same words.
std::string QueryReader::TaughtBy(size_t verb_at, Span span) const {
  const VerbForm* verb = text_[verb_at].verb;
  const NounPhrase whom = ParseNounPhrase(text_, verb_at + 1, span.end);
  if (verb == nullptr || whom.Empty() || whom.pronoun) return {};
  std::vector<std::string> asked = ContentStems(text_.Raw({verb_at, span.end}), 8);
  const Fact* best = nullptr;
  size_t best_shared = 1;
  for (const Fact& fact : context_.facts) {
    size_t shared = 0;
    for (const auto& stem : ContentStems(fact.subject, 6))
      shared += std::find(asked.begin(), asked.end(), stem) != asked.end() ? 1 : 0;
    if (fact.state == FactState::kCurrent && shared > best_shared) best = &fact, best_shared = shared;
  }
  if (best != nullptr) return best->subject;
  std::string doer = verb->lemma + (verb->lemma.back() == 'e' ? "r" : "er");
  const NounPhrase what = ParseNounPhrase(text_, whom.all.end, span.end);
  const bool person = HeadWord(text_, whom).Is(kRelationWord) || whom.proper;
  const std::string subject_matter =
      person ? (what.Empty() || what.pronoun ? std::string() : KeyOf(text_, what) + " ") : KeyOf(text_, whom) + " ";
  return person ? reading_.KeyFor(whom) + "'s " + subject_matter + doer : subject_matter + doer;
}

bool QueryReader::AskWho(size_t w, Span span) {
  if (text_[w].word != "who" && text_[w].word != "whose" && text_[w].word != "whom") return false;
  const auto has = [&](std::string_view words) { return text_.Find(words, span) < span.end; };
  if (has("do i live with") || has("i live with")) return Set(QueryKind::kWho, "me", "live"), true;
  if (has("share") && (has("flat") || has("apartment") || has("house")))
    return Set(QueryKind::kWho, "flatmate", p::kName), true;
  const bool mine = Mine(span);
  const NounPhrase topic = Topic(w + 1, span);
  const bool copula = w + 1 < span.end && IsOneOf(text_[w + 1].word, {"is", "are", "was", "were"});
  const bool acting = w + 1 < span.end && text_[w + 1].verb != nullptr && !text_[w + 1].Is(kAuxiliaryWord);
  const bool inverted = !topic.Empty() && !acting && (topic.all.end >= span.end || text_[topic.all.end].Is(kAdverbWord | kDeterminerWord | kAuxiliaryWord));
  const size_t behind = topic.Empty() ? span.end : topic.all.end;
  const bool says_more = behind < span.end && !IsOneOf(text_[behind].word, {"again", "then", "now", "though", "anyway", "exactly", "called", "named", "these", "please"});
  if (copula && says_more && topic.proper) return false;  // "who's denise engaged to?"
  if (!topic.Empty() && (copula || inverted) && topic.all.begin <= w + 2)
    return Set(QueryKind::kWho, reading_.KeyFor(topic), p::kName), true;
  if (w + 1 < span.end && text_[w + 1].verb != nullptr && !text_[w + 1].Is(kAuxiliaryWord) && !topic.Empty())
    return Set(QueryKind::kWho, TaughtBy(w + 1, span), p::kName), true;
  if (!mine && topic.Empty()) return false;
  return Set(QueryKind::kWho, topic.Empty() ? "me" : reading_.KeyFor(topic), ""), true;
}

// "what do i do for a living", "what can't i eat", "what am i allergic to", "what do i study".
bool QueryReader::AskWhatIDo(size_t w, Span span) {
  const auto has = [&](std::string_view words) { return text_.Find(words, {w, span.end}) < span.end; };
  const NounPhrase topic = Topic(w + 1, span);
  const std::string subject =
      topic.Empty() || (!topic.proper && !HeadWord(text_, topic).Is(kRelationWord)) ? "me" : reading_.KeyFor(topic);
  const bool person = Mine(span) || !topic.Empty();
  if (!person) return false;
  if (has("line of work") || has("job") || has("for a living") || has("profession") || has("occupation") ||
      has("work as") || has("for work") || has("my work")) {
    return Set(QueryKind::kWhat, subject, p::kJob), true;
  }
  const bool does = has("do i do") || (has("does") && text_[span.end - 1].word == "do");
  if (does) return Set(QueryKind::kWhat, subject, p::kJob), true;
  if (has("allergic") || (has("eat") && (has("not") || has("must") || has("can"))))
    return Set(QueryKind::kWhat, subject, p::kCannotEat), true;
  if (has("study") || has("studying") || has("major")) return Set(QueryKind::kWhat, subject, p::kStudies), true;
  if (has("learning")) return Set(QueryKind::kWhat, subject, "learn"), true;
  if (has("hate") || has("dislike") || (has("not") && has("like")))
    return Set(QueryKind::kWhat, subject, p::kDislikes), true;
  if (has("do i like") || has("do i love") || has("do i enjoy") || (has("does") && has("like") && subject != "me"))
    return Set(QueryKind::kWhat, subject, p::kLikes), true;
  if (has("my plans") || has("am i doing") || has("are we doing") || has("i have planned") || has("i have on"))
    return Set(QueryKind::kWhat, "me", p::kPlans), true;
  return false;
}

bool QueryReader::AskWhat(size_t w, Span span) {
  if (text_[w].word != "what" && text_[w].word != "which") return false;
  const auto kind = text_[w].word == "which" ? QueryKind::kWhich : QueryKind::kWhat;
  if (AskWhatIDo(w, span)) return true;
  const bool colour = w + 1 < span.end && (text_[w + 1].word == "colour" || text_[w + 1].word == "color");
  const NounPhrase topic = Topic(w + 1, span);
  if (colour && !topic.Empty()) return Set(QueryKind::kWhat, reading_.KeyFor(topic), p::kColour), true;
  const size_t favourite = text_.Find("favourite", {w, span.end});
  if (favourite < span.end && !topic.Empty()) {
    NounPhrase owner = topic;
    owner.head.end = std::clamp(favourite, owner.head.begin, owner.head.end);
    const bool other = !owner.head.Empty() && text_[owner.head.end - 1].genitive;
    return Set(QueryKind::kWhat, other ? reading_.KeyFor(owner) : "me", p::kFavourite), true;
  }
  const bool sort = w + 2 < span.end && IsOneOf(text_[w + 1].word, {"kind", "sort", "type", "breed"});
  if (sort && Mine(span)) {
    const bool owns = text_.Find("have", span) < span.end || text_.Find("own", span) < span.end ||
                      text_.Find("keep", span) < span.end;
    if (owns) return Set(QueryKind::kWhich, "me", p::kHas), true;
    return Set(QueryKind::kWhich, reading_.KeyFor(topic), topic.Empty() ? std::string_view() : p::kIs), true;
  }
  if (!topic.Empty()) {
    const bool direct = topic.all.begin <= w + 2 && (topic.all.end >= span.end || text_[topic.all.end].Is(kAdverbWord));
    return Set(kind, reading_.KeyFor(topic), direct ? p::kIs : std::string_view()), true;
  }
  if (!Mine(span) && !Marked()) return false;
  const bool told = Marked() || HasAny(text_, {"do i have", "have i", "did i", "i have", "we have", "did we"});
  return told && (Set(kind, Mine(span) ? "me" : "", ""), true);
}

bool QueryReader::AskYesNo(Span span, size_t start) {
  const auto has = [&](std::string_view words) { return text_.Find(words, span) < span.end; };
  if (has("allergic") && Mine(span)) return Set(QueryKind::kYesNo, "me", p::kCannotEat), true;
  const bool food = has("food") || has("foods") || has("dish") || has("eat") || has("eating");
  if (food && Mine(span) &&
      (has("must") || has("not") || has("can") || has("avoid") || has("allowed") || has("shouldn't"))) {
    return Set(has("any") || has("anything") ? QueryKind::kWhat : QueryKind::kYesNo, "me", p::kCannotEat), true;
  }
  const auto at = [&](std::string_view words) { return text_.At(start, words, span); };
  if (at("do i have") || at("have i got") || at("do we have") || at("have we got") || at("do i own")) {
    if (has("time") || has("to")) return false;
    return Set(QueryKind::kYesNo, "me", has("plans") || has("appointment") ? p::kPlans : p::kHas), true;
  }
  if (at("do i like") || at("do i love") || at("do i enjoy")) return Set(QueryKind::kYesNo, "me", p::kLikes), true;
  const bool state =
      at("am i") && start + 2 < span.end &&
      (text_[start + 2].Is(kStateWord) || (start + 3 < span.end && text_[start + 3].Is(kStateWord | kJobWord)));
  if (state)
    return Set(QueryKind::kYesNo, "me", text_[std::min(start + 3, span.end - 1)].Is(kJobWord) ? p::kJob : p::kIs), true;
  if (at("do i live")) return Set(QueryKind::kYesNo, "me", p::kLivesIn), true;
  if (at("did i tell") || at("did i mention") || at("did i say") || at("have i told") || at("have i mentioned") ||
      at("did i ever tell")) {
    const NounPhrase topic = Topic(start + 3, span);
    return Set(QueryKind::kYesNo, reading_.KeyFor(topic), ""), true;
  }
  const NounPhrase topic = Topic(span.begin, span);
  if (topic.Empty() || !Marked()) return false;
  return Set(QueryKind::kWhat, reading_.KeyFor(topic), ""), true;
}

bool QueryReader::Ask(Span span) {
  if (Excluded(span)) return false;
  const size_t start = SkipFillers(text_, span);
  if (text_.Has("your name") || text_.Has("do you like") || text_.Has("what are you")) return false;
  const size_t w = WhWord(span);
  const bool naming = w < span.end || HasAny(text_, {"remember", "do you know", "remind me", "tell me", "forget"});
  if (naming && AskName(span)) return true;
  if (w == span.end) return AskYesNo(span, start);
  return AskHow(w, span) || AskWhen(w, span) || AskWhere(w, span) || AskWho(w, span) || AskWhat(w, span);
}

void QueryReader::Keywords() {
  for (size_t i = 0; i < text_.size() && query_.keywords.size() < 16; ++i) {
    const Token& token = text_[i];
    if (IsEnglishStopWord(token.word) || token.word.size() < 2) continue;
    if (IsOneOf(token.word, {"remember", "again", "recall", "forget", "forgot", "these", "days", "call", "called", "time",
                           "date", "day"}))
      continue;
    query_.keywords.emplace_back(token.word);
  }
  const bool pet = std::any_of(query_.keywords.begin(), query_.keywords.end(),
                               [](const auto& word) { return word == "pet" || word == "pets" || word == "animal"; });
  if (!pet) return;
  for (const Fact& fact : context_.facts) {
    const bool owned = fact.predicate == p::kHas && (ClassesOf(fact.object) & kPetWord) != 0 && fact.object != "pet";
    if (owned && query_.keywords.size() < 16) query_.keywords.push_back(fact.object);
  }
}

std::optional<FactQuery> QueryReader::Read() {
  if (text_.size() < 2) return std::nullopt;
  const bool asked = std::any_of(text_.clauses().begin(), text_.clauses().end(),
                                 [](const ClauseSpan& c) { return c.mood == Mood::kQuestion; });
  const bool may_ask = asked || HasAny(text_, {"remember", "remind", "tell", "know", "recall", "told"});
  if (!may_ask) return std::nullopt;
  const bool pronoun = std::any_of(text_.tokens().begin(), text_.tokens().end(), [](const Token& t) {
    return IsOneOf(t.word, {"he", "she", "they", "his", "her", "their"});
  });
  if (pronoun && !context_.discourse.recent.empty()) {
    const Text last(context_.discourse.recent.back().said);
    for (size_t i = 0; i < last.size(); ++i) {
      if (last[i].Is(kRelationWord | kPetWord)) reading_.she = std::string(last[i].word);
    }
  }
  bool found = Everything();
  const bool told_to =
      HasAny(text_, {"remember what", "remember who", "remember where", "remember when", "remember my", "remember how",
                     "remind me", "tell me who my", "tell me what my", "tell me when my", "tell me where i",
                     "tell me my", "do you know my", "remember the"});
  if (!found && !asked && !told_to) return std::nullopt;
  if (!asked && !found &&
      HasAny(text_, {"i remember", "we remember", "remind me to", "please remember", "remember that"}))
    return std::nullopt;
  if (!found && told_to) found = Ask({0, text_.size()});
  for (const auto& clause : text_.clauses()) {
    if (found) break;
    if (clause.mood == Mood::kQuestion) found = Ask(clause.tokens);
  }
  if (!found) return std::nullopt;
  Keywords();
  if (query_.kind != QueryKind::kEverything && query_.subject.empty() && query_.keywords.empty()) return std::nullopt;
  return query_;
}

}  // namespace

std::optional<FactQuery> ReadQuery(const Text& text, const Moment& at, const PerceptionContext& context) {
  return QueryReader(text, at, context).Read();
}

}  // namespace sam::english
