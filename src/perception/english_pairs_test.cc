// Things told in passing and asked for later: the query must lead to the fact that answers it.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/unicode.h"
#include "core/predicates.h"
#include "perception/english.h"
#include "perception/english_words.h"

namespace sam {
namespace {

struct Pair {
  std::vector<std::string_view> told;
  std::string_view asked;
  std::string_view answer;           // part of the object of the best fact, in lower case
  std::string_view not_answer = "";  // must not be among the current facts' objects for the asked slot
};

/// The least memory that can serve a query: facts by slot, newest first.
class SmallMemory {
 public:
  Percept Hear(std::string_view said) {
    Percept percept;
    const Moment now = *ParseRfc3339("2026-11-23T20:00:00+00:00") + std::chrono::minutes(turn_);
    ReadEnglish(said, now, {discourse_, persona_, facts_}, percept);
    ++turn_;
    for (const auto& claim : percept.claims) Learn(claim, now);
    DiscourseTurn turn;
    turn.turn = static_cast<TurnId>(turn_);
    turn.said = std::string(said);
    discourse_.recent.push_back(turn);
    return percept;
  }

  const Fact* Answer(const FactQuery& query) const {
    const Fact* best = nullptr;
    int best_score = 1;
    for (const Fact& fact : facts_) {
      const int score = Score(fact, query);
      if (score >= best_score) best = &fact, best_score = score;
    }
    return best;
  }

  const std::vector<Fact>& facts() const { return facts_; }

 private:
  void Learn(const FactClaim& claim, Moment now) {
    if (claim.kind != ClaimKind::kNew) {
      std::erase_if(facts_, [&](const Fact& fact) {
        const bool plan = fact.predicate == predicate::kPlans || claim.kind == ClaimKind::kEnded;
        return fact.subject == claim.subject && fact.predicate == claim.predicate &&
               (!plan || fact.object == claim.object);
      });
    }
    if (claim.kind == ClaimKind::kEnded) return;
    Fact fact;
    fact.subject = claim.subject;
    fact.predicate = claim.predicate;
    fact.object = claim.object;
    fact.when = claim.when;
    fact.since = now;
    fact.source = static_cast<TurnId>(turn_);
    facts_.push_back(fact);
  }

  static int Score(const Fact& fact, const FactQuery& query) {
    int score = 0;
    const bool naming =
        (query.predicate == "name" || query.predicate == "is") && (fact.predicate == "name" || fact.predicate == "is");
    if (!query.subject.empty() && fact.subject == query.subject) score += 3;
    if (!query.predicate.empty() && (fact.predicate == query.predicate || naming)) score += 2;
    const auto stems = ContentStems(fact.subject + " " + fact.predicate + " " + fact.object);
    for (const auto& keyword : query.keywords)
      score += std::find(stems.begin(), stems.end(), StemEnglish(keyword)) != stems.end() ? 1 : 0;
    return score;
  }

  Discourse discourse_;
  Persona persona_;
  std::vector<Fact> facts_;
  int turn_ = 0;
};

const std::vector<Pair> kPairs = {
    // names
    {{"hey, i'm Thaddeus, nice to meet you"}, "do you remember my name?", "thaddeus"},
    {{"everyone calls me Bea but it's Beatrix on paper"}, "what am i called?", "bea"},
    {{"call me Wren"}, "who am i?", "wren"},
    {{"my name is ottoline"}, "what's my name", "ottoline"},
    {{"my name's Jordi", "sorry, it's Jordy, not Jordi"}, "do you know my name?", "jordy"},
    // people
    {{"my sister Ngozi just passed the bar exam"}, "what's my sister called?", "ngozi"},
    {{"my little brother's name is Emeka"}, "what is my brother's name?", "emeka"},
    {{"my boss is called Gretel, can you believe it"}, "who's my boss?", "gretel"},
    {{"my wife Paloma makes the best empanadas"}, "what's my wife's name again?", "paloma"},
    {{"Ansel is my cousin, he breeds pigeons"}, "what's my cousin's name?", "ansel"},
    {{"our daughter's piano teacher is Mrs. Abernathy"}, "who teaches my daughter the piano?", "abernathy"},
    {{"my dentist is Dr. Quill"}, "who is my dentist?", "quill"},
    {{"my daughter's swim coach is Mr. Haddad", "actually the swim coach is Ms. Varga"},
     "who coaches my daughter?",
     "varga",
     "haddad"},
    {{"i have a friend named Ludo who juggles"}, "what's my friend's name?", "ludo"},
    {{"my landlord, Mr Petrakis, raised the rent"}, "who's my landlord?", "petrakis"},
    {{"i share the house with a woman called Birgit", "Birgit moved out last week",
      "we got a new housemate, her name is Solveig"},
     "who's my housemate now?",
     "solveig",
     "birgit"},
    {{"my best friend is Kiki"}, "who's my best friend?", "kiki"},
    {{"i'm dating a guy called Florin"}, "who am i dating?", "florin"},
    // pets
    {{"my tortoise Napoleon escaped again"}, "what's my tortoise called?", "napoleon"},
    {{"we adopted a greyhound named Spoon"}, "what's the name of my greyhound?", "spoon"},
    {{"the cat's called Tofu btw", "our cat is a siamese"}, "what's the cat's name?", "tofu"},
    {{"i have a ferret"}, "what sort of pet do i have?", "ferret"},
    {{"my dog is 14 years old and still chases squirrels"}, "how old is my dog?", "14"},
    {{"we call our rabbit Sir Hops", "his name is Sir Hops, my rabbit that is"},
     "what is my rabbit's name?",
     "sir hops"},
    {{"my hamster's name is Pickle", "oops, i meant Pickles"}, "what's my hamster called?", "pickles"},
    // work and study
    {{"i work as a lighthouse keeper"}, "what do i do for a living?", "lighthouse"},
    {{"i'm a sommelier at a hotel in Lyon"}, "what's my job?", "sommelier"},
    {{"i restore old clocks for a living"}, "what do i do for work?", "restore"},
    {{"i work at the botanical garden"}, "where do i work?", "botanical garden"},
    {{"i teach physics at a night school"}, "what's my profession?", "teach physics"},
    {{"my brother works for a bakery in Turin"}, "where does my brother work?", "bakery"},
    {{"my mum is a bus driver"}, "what does my mum do?", "bus driver"},
    {{"i'm studying marine biology"}, "what am i studying?", "marine biology"},
    {{"i'm learning the accordion"}, "which instrument am i learning?", "accordion"},
    {{"i drive trams", "i quit my job today"}, "do you remember my shift?", ""},
    // places
    {{"i live in Ghent, near the canal"}, "where do i live?", "ghent"},
    {{"i grew up in a village near Cork"}, "where did i grow up?", "village"},
    {{"i'm from Valparaiso originally"}, "where am i from?", "valparaiso"},
    {{"i live in Graz", "i moved to Trieste in spring"}, "which city do i live in?", "trieste", "graz"},
    {{"my parents live in Tromso"}, "where do my parents live?", "tromso"},
    {{"my daughter lives in Osaka now"}, "what city does my daughter live in?", "osaka"},
    // food, health, tastes
    {{"i'm allergic to hazelnuts"}, "what am i allergic to?", "hazelnuts"},
    {{"i don't eat pork"}, "is there anything i don't eat?", "pork"},
    {{"i can't eat gluten, doctor's orders"}, "what can't i eat?", "gluten"},
    {{"im vegan btw"}, "am i vegan, do you remember?", "vegan"},
    {{"my favourite band is Low Tide Choir"}, "what's my favourite band?", "low tide choir"},
    {{"my favorite flower is the snapdragon"}, "which flower is my favorite?", "snapdragon"},
    {{"i hate coriander"}, "what food do i hate?", "coriander"},
    {{"i love old maps"}, "what do i love?", "old maps"},
    {{"my son is allergic to eggs"}, "what is my son allergic to?", "eggs"},
    // times and dates
    {{"my bus leaves at 6:52"}, "what time does my bus leave?", "6:52"},
    {{"the choir rehearsal starts at half past seven"}, "when does the choir rehearsal start?", "half past seven"},
    {{"i get up at 5 every day"}, "what time do i get up?", "5"},
    {{"my birthday is June 21st"}, "when's my birthday?", "june 21st"},
    {{"my sister's birthday is on march 9th"}, "when is my sister's birthday?", "march 9th"},
    {{"my thesis defence is on the 14th of december"}, "when is my defence?", "14th of december"},
    {{"i have a dentist appointment on friday at 3pm"}, "when is my dentist appointment?", "dentist appointment"},
    {{"i'm flying to reykjavik in two weeks"}, "when am i flying to reykjavik?", "fly to reykjavik"},
    {{"my recital is tomorrow evening"}, "when's the recital?", "recital"},
    {{"our wedding is on may 4th", "wait no, it's on may 14th"}, "what date is our wedding?", "may 14th", "may 4th"},
    // numbers and possessions
    {{"i've got four sisters"}, "how many sisters do i have?", "four"},
    {{"we have two goats and a donkey"}, "how many goats have i got?", "two"},
    {{"my locker number is 318"}, "what's my locker number?", "318"},
    {{"our wifi password is plumjam77"}, "what was our wifi password again?", "plumjam77"},
    {{"my bike is turquoise"}, "what colour is my bike?", "turquoise"},
    {{"my blood type is O negative"}, "what's my blood type?", "o negative"},
    {{"my grandson is 7"}, "how old is my grandson?", "7"},
    {{"i have a cello"}, "do i have a cello?", "cello"},
    {{"i'm 52 years old"}, "how old am i?", "52"},
    {{"my nephew Bram is 9, no wait, he's 10"}, "what's the name of my nephew?", "bram"},
};

std::string Told(const Pair& pair, const SmallMemory& memory, const std::optional<FactQuery>& query) {
  std::string out;
  for (const auto said : pair.told) out += "\n  said: " + std::string(said);
  for (const auto& fact : memory.facts())
    out += "\n  fact: " + fact.subject + " | " + fact.predicate + " | " + fact.object;
  out += "\n  asked: " + std::string(pair.asked);
  if (query) out += "\n  query: " + query->subject + " | " + query->predicate;
  return out;
}

TEST(EnglishPairs, LeadEachQuestionToTheFactThatAnswersIt) {
  for (const auto& pair : kPairs) {
    SmallMemory memory;
    for (const auto said : pair.told) memory.Hear(said);
    const auto query = memory.Hear(pair.asked).query;
    if (!query) {
      ADD_FAILURE() << Told(pair, memory, query);
      continue;
    }
    if (pair.answer.empty()) continue;
    const Fact* fact = memory.Answer(*query);
    if (fact == nullptr) {
      ADD_FAILURE() << Told(pair, memory, query);
      continue;
    }
    EXPECT_NE(ToLower(fact->object).find(pair.answer), std::string::npos) << Told(pair, memory, query);
    for (const auto& current : memory.facts()) {
      const bool stale = !pair.not_answer.empty() && current.subject == fact->subject &&
                         ToLower(current.object).find(pair.not_answer) != std::string::npos;
      EXPECT_FALSE(stale) << Told(pair, memory, query);
    }
  }
}

}  // namespace
}  // namespace sam
