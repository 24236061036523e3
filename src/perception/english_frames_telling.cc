// What is told: who did, has, plans, wishes or cannot do what.
#include <array>
#include <span>

#include "perception/english_frames.h"

namespace sam::english {
namespace {

constexpr double kExact = 0.66;   // there is hardly another way to take it
constexpr double kLikely = 0.58;  // a deed that has its own replies
constexpr double kPut = 0.63;     // planned, wished, had to: that counts more than the deed
constexpr double kBare = 0.42;    // not even a sentence
constexpr double kLoose = 0.46;   // only the shape of the sentence is known

struct Deed {
  std::string_view lemmas, name;
};
constexpr std::array<Deed, 42> kDeeds = {{{"buy order purchase", "buy"},
                                          {"lose", "lose"},
                                          {"find discover", "find"},
                                          {"break crash drop spill burn tear crack", "break"},
                                          {"make bake cook build paint write knit sew plant draw carve brew record weave "
                                           "assemble grow fry roast craft crochet print",
                                           "make"},
                                          {"finish complete submit graduate deliver", "finish"},
                                          {"start begin join", "start"},
                                          {"quit resign stop", "quit"},
                                          {"meet", "meet"},
                                          {"call text email phone message", "contact"},
                                          {"cry", "cry"},
                                          {"laugh smile giggle", "laugh"},
                                          {"sleep nap", "sleep"},
                                          {"wake oversleep", "wake"},
                                          {"wait", "wait"},
                                          {"move relocate", "move"},
                                          {"go travel visit walk hike drive fly ride cycle", "go"},
                                          {"win pass beat", "win"},
                                          {"fail mess screw", "fail"},
                                          {"learn practise study practice rehearse train", "learn"},
                                          {"help rescue save", "help"},
                                          {"fight argue shout yell quarrel swear", "fight"},
                                          {"hug kiss", "hug"},
                                          {"leave", "leave"},
                                          {"decide choose pick", "decide"},
                                          {"promise", "promise"},
                                          {"remember", "remember"},
                                          {"forget", "forget"},
                                          {"clean wash iron tidy hoover vacuum sort sweep reorganise alphabetise", "clean"},
                                          {"fix repair mend patch restore", "fix"},
                                          {"sing dance perform play", "play"},
                                          {"see hear watch notice spot", "see"},
                                          {"eat drink", "eat"},
                                          {"talk speak chat", "talk"},
                                          {"sit stand lie", "sit"},
                                          {"name", "name"},
                                          {"pay spend cost owe lend", "pay"},
                                          {"work", "work"},
                                          {"try", "try"},
                                          {"tell say ask", "say"},
                                          {"send give show hand", "give"},
                                          {"run jog swim climb", "run"}}};
constexpr std::array<Deed, 13> kTheirDeeds = {{{"say tell think call claim believe", "they-said"},
{"ask want suggest insist", "they-want"},
                                               {"give bring send lend", "they-gave"},
                                               {"leave quit move", "they-left"},
                                               {"come visit arrive return", "they-came"},
                                               {"write text phone email reply answer", "they-wrote"},
                                               {"take steal shout yell hit hurt ignore blame lie cheat fire sack dump",
                                                "they-hurt"},
                                               {"love like adore miss kiss hug hold", "they-love"},
                                               {"hate dislike", "they-hate"},
                                               {"laugh smile giggle wave nod", "they-laughed"},
                                               {"sleep nap snore", "they-sleep"},
                                               {"help fix repair", "they-helped"},
                                               {"cry", "they-cried"}}};
constexpr std::array<Pattern, 36> kAnywhere = {{{"going with", "decided"},
                                                {"should have", "should-have"},
                                                {"should not have", "should-have"},
                                                {"could have", "should-have"},
                                                {"i wish", "wish"},
                                                {"if only", "wish"},
                                                {"always wanted", "wish"},
                                                {"would love", "wish"},
                                                {"tired of", "fed-up"},
                                                {"sick of", "fed-up"},
                                                {"fed up", "fed-up"},
                                                {"had enough", "fed-up"},
                                                {"no idea", "dont-know"},
                                                {"you would say", "you-always"},
{"here goes", "here-goes"},
{"would rather", "rather-not"},
{"it is only", "only-that"},
{"it was only", "only-that"},
{"do not have anyone", "lonely"},
{"the first one", "decided"},
{"the second one", "decided"},
{"first idea", "decided"},
{"your idea", "decided"},

                                                {"i am not sure", "dont-know"},
                                                {"can not decide", "torn"},
                                                {"part of me", "torn"},
                                                {"not as bad as", "better-than-feared"},
                                                {"it worked", "worked"},
                                                {"did it", "worked"},
                                                {"made it", "worked"},
                                                {"convinced me", "convinced"},
                                                {"you win", "convinced"},
                                                {"good point", "convinced"},
                                                {"i am scared", "afraid"},
                                                {"i am afraid", "afraid"},
                                                {"i am worried", "afraid"}}};
constexpr std::array<Pattern, 44> kStarts = {{{"nobody", "nobody"},
                                              {"no one", "nobody"},
                                              {"none of", "nobody"},
                                              {"everyone", "everyone"},
                                              {"everybody", "everyone"},
                                              {"people", "everyone"},
                                              {"turns out", "turns-out"},
                                              {"it turns out", "turns-out"},
                                              {"first one", "decided"},
                                              {"second one", "decided"},
                                              {"the first one", "decided"},
                                              {"the second one", "decided"},
                                              {"sold", "decided"},
                                              {"maybe", "maybe"},
                                              {"perhaps", "maybe"},
                                              {"mostly", "mostly"},
                                              {"because", "because"},
                                              {"good", "approve"},
                                              {"nice", "approve"},
                                              {"that is not", "that-not"},
{"it is not", "that-not"},
{"that was not", "that-not"},
{"i will not", "will-not"},
{"i did not", "not-done"},
{"i can not", "cant"},
{"it has been", "long-time"},
{"i still", "still"},
{"i know", "i-know"},
{"too", "not-that"},
                                              {"that is better", "approve"},
{"i like that", "approve"},
{"i like it", "approve"},
{"that helps", "approve"},
{"that helped", "approve"},
{"not bad", "approve"},
{"i do not know", "dont-know"},
{"not that", "not-that"},
{"not this", "not-that"},
{"not quite", "not-that"},
{"not really", "not-that"},
{"not so", "not-that"},
{"that is", "that-is"},
{"that was", "that-is"},
                                              {"done", "done"}}};

std::string_view Among(std::string_view lemma, std::span<const Deed> deeds) {
  if (lemma.empty()) return {};
  for (const auto& [lemmas, name] : deeds) {
    for (size_t at = lemmas.find(lemma); at != lemmas.npos; at = lemmas.find(lemma, at + 1)) {
      const size_t end = at + lemma.size();
      if ((at == 0 || lemmas[at - 1] == ' ') && (end == lemmas.size() || lemmas[end] == ' ')) return name;
    }
  }
  return {};
}

std::string_view OfMine(const Text& text, const Clause& clause) {
  const std::string_view verb = clause.verb, modal = clause.modal;
  const bool us = IsOneOf(modal, {"can", "could"});
  if (us && clause.negated) return "cant";
  if (IsOneOf(modal, {"have to", "need to", "need", "must", "should"})) return "must";
  if (IsOneOf(modal, {"used to"})) return "used-to";
  if (IsOneOf(modal, {"want to", "want"})) return clause.negated ? "dont-want" : "want-to";
  if (modal == "would") return clause.negated ? "will-not" : "wish";
  const bool feared = IsOneOf(verb, {"fail", "lose", "mess", "die", "faint", "cry", "forget"}) && !clause.negated;
  if (feared && IsOneOf(modal, {"will", "going to", "might"})) return "afraid";
  if (IsOneOf(modal, {"will", "going to", "might", "may", "shall", "plan", "hope", "plan to", "hope to"}))
    return clause.negated ? "will-not" : "plan";
  if (IsOneOf(verb, {"want", "need"})) return clause.negated ? "dont-want" : verb == "need" ? "need" : "wish";
  if (IsOneOf(verb, {"keep"}) && clause.rest < clause.span.end && text[clause.rest].verb != nullptr &&
      text[clause.rest].verb->forms == kGerundForm)
    return "keep";
  if (clause.negated) return IsOneOf(verb, {"know"}) ? (text.Has("anyone") || text.Has("anybody") ? "lonely" : "dont-know") : IsOneOf(verb, {"like", "care"}) ? "dont-like"
                             : clause.past || clause.perfect   ? "not-done"
                                                              : "dont-do";
  if (IsOneOf(verb, {"love", "like", "enjoy", "adore"})) return "love";
  if (IsOneOf(verb, {"hate"})) return "hate";
  if (IsOneOf(verb, {"miss"})) return clause.past || clause.perfect ? "" : "miss";
  if (IsOneOf(verb, {"have", "get"})) return verb == "have" ? "have" : "get";
  if (IsOneOf(verb, {"think", "guess", "feel", "hope", "believe", "worry"})) return verb == "hope" ? "hope" : "think";
  for (size_t i = clause.rest; clause.gerund && !clause.past && !clause.perfect && i < clause.span.end; ++i) {
    if (text[i].Is(kTimeWord) && text[i].word != "now" && text[i].word != "today") return "plan";  // "i'm seeing her thursday"
  }
  const VerbForm* form = clause.verb_at < clause.span.end ? text[clause.verb_at].verb : nullptr;
  const bool happened = clause.past || clause.perfect || (!clause.gerund && form != nullptr && (form->forms & kPastForm) != 0);
  return happened ? DeedOf(verb) : std::string_view();  // "we always lose" is no loss today
}

std::string_view OfTheirs(const Clause& clause) {
  if (clause.modal == "used to") return "they-used-to";
  if (IsOneOf(clause.modal, {"will", "going to", "might", "want to"})) return clause.negated ? "they-not" : "they-will";
  if (clause.negated && clause.verb != "be")
    return clause.past || clause.perfect || clause.gerund || !clause.modal.empty() ? "they-not" : "they-dont";
  if (clause.verb == "have") return "they-have";
  return Among(clause.verb, kTheirDeeds);
}

}  // namespace

bool IsSomebody(const Text& text, const Clause& clause) {
  if (IsOneOf(clause.pronoun, {"he", "she", "they", "everyone", "everybody"})) return true;
  if (clause.who != Who::kNoun) return false;
  const Token& head = HeadWord(text, clause.subject);
  constexpr std::string_view kMore[] = {"doctor", "man",    "woman",  "girl",   "boy",   "lady",    "guy",      "teacher",
                                        "nurse",  "driver", "waiter", "stranger", "kids", "children", "students", "class",
                                        "team",   "mate",   "landlord", "customer", "neighbours", "colleague", "crew",     "vicar",  "priest", "bloke",
                                          "trainer", "patient", "pupil", "client", "plumber", "postman", "midwife", "granddaughter", "grandson"};
  return clause.subject.proper || head.Is(kRelationWord | kPetWord | kJobWord | kTitleWord | kGivenNameWord) ||
         std::find(std::begin(kMore), std::end(kMore), head.word) != std::end(kMore);
}

namespace {

std::string_view ShapeOf(const Text& text, const Clause& clause) {
  if (clause.who == Who::kI || clause.who == Who::kWe || clause.who == Who::kDropped) {
    if (clause.verb == "be") return clause.who == Who::kWe ? "we-are" : "i-am";
    return clause.past || clause.perfect ? "did" : "do";
  }
  if (clause.who == Who::kYou) return "you";
  if (clause.who == Who::kThere) return "there-is";
  if (IsSomebody(text, clause)) return clause.verb == "be" ? "they-are" : "they";
  return IsOneOf(clause.pronoun, {"it", "that", "this"}) && clause.verb == "be" ? "it" : "thing";
}

/// "forty one years of driving trams", "eight kids, small flat", "after eleven flat ones"
std::string_view FragmentOf(const Text& text, Span said) {
  bool number = false, years = false;
  for (size_t i = said.begin; i < said.end; ++i) {
    number = number || (text[i].Is(kNumberWord) && text[i].word != "one") || text[i].word.find_first_of("0123456789") != std::string_view::npos;
    years = years || IsOneOf(text[i].word, {"years", "months", "weeks", "decades", "year"});
  }
  constexpr size_t kFewWords = 6;  // more are about something else than how many
  if (number && years && said.Size() <= kFewWords) return "years";
  if (number && said.Size() <= kFewWords) return "number";
  if (IsOneOf(text[SkipFillers(text, said)].word, {"nothing"})) return "nothing";
  if (IsOneOf(text[said.begin].word, {"no", "not", "nothing", "never", "without"})) return "nothing";
  for (size_t i = said.begin + 1; i < said.end; ++i) {
    if (IsOneOf(text[i].word, {"is", "was", "are", "were"})) return "thing";
  }
  return said.Size() <= 2 ? "word" : "fragment";
}

/// The clause that says most: the last with a subject of its own.
std::optional<Clause> MainClause(const Text& text, Span said) {
  std::optional<Clause> main;
  for (const auto& span : text.clauses()) {
    if (span.tokens.begin < said.begin || span.tokens.end > said.end || span.mood == Mood::kHypothetical) continue;
    const auto clause = ParseClause(text, span.tokens);
    if (clause && (!main || main->who == Who::kDropped)) main = clause;
  }
  return main;
}

std::string_view AboutHer(const Text& text, const Clause& clause) {
  const Span said = clause.span;
  if (text.Find("always", said) < said.end || text.Find("never", said) < said.end) return "you-always";
  if (IsOneOf(clause.verb, {"say", "tell"})) return "you-said";
  return clause.verb == "be" ? "you-are" : "you";
}

}  // namespace

std::string_view DeedOf(std::string_view lemma) { return Among(lemma, kDeeds); }

bool ReadTelling(const Text& text, Span said, std::vector<Frame>& out) {
  const auto add = [&](std::string_view frame, double weight) {
    if (!frame.empty()) out.push_back({std::string(frame), weight});
  };
  const size_t i = SkipFillers(text, said);
  const auto clause = MainClause(text, said);
  const bool hers = clause && clause->who == Who::kYou;
  if (!hers) add(FrameIn(text, said, kAnywhere), kExact);
  std::string_view start;
  for (size_t k = said.begin; k <= i && start.empty(); ++k) start = FrameAt(text, said, k, kStarts);
  if (start == "still" && clause && clause->negated) start = {};
  const bool brief = IsOneOf(start, {"approve", "not-that", "done", "decided", "i-know", "will-not", "not-done", "cant"});
  if (!brief || said.Size() <= 5) add(start, kExact);
  if (!clause) {
    add(FragmentOf(text, said), kBare);
    return true;
  }
  if (hers) {
    add(AboutHer(text, *clause), kLikely);
    return true;
  }
  const bool mine = clause->who == Who::kI || clause->who == Who::kWe || clause->who == Who::kDropped;
  if (mine) {
    const auto frame = OfMine(text, *clause);
    add(frame, DeedOf(clause->verb) == frame ? kLikely : kPut);
  }
  const bool gave = clause->who == Who::kNoun && IsOneOf(clause->verb, {"give", "send"}) && !clause->negated;
  if (!mine && (gave || IsSomebody(text, *clause))) add(OfTheirs(*clause), kLikely);
  add(ShapeOf(text, *clause), kLoose);
  return true;
}

}  // namespace sam::english
