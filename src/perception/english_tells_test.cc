// Facts told in passing, in lower case and with others between; and what must not be taken for one.
#include <gtest/gtest.h>

#include "perception/english.h"

namespace sam {
namespace {

struct Told {
  std::string_view before;  // the line before; may be empty
  std::string_view said;
  std::string_view claims;  // "subject|predicate|object; ..." in order; "x" marks an ending, "~" a correction
};

Moment Now() { return *ParseRfc3339("2026-11-23T20:00:00+00:00"); }

std::vector<FactClaim> Hear(std::string_view said, const Discourse& discourse, const std::vector<Fact>& facts) {
  const Persona persona;
  Percept percept;
  ReadEnglish(said, Now(), {discourse, persona, facts}, percept);
  return percept.claims;
}

// What is claimed by `said` after `before`, whose facts are known.
std::string Claims(const Told& told) {
  Discourse discourse;
  std::vector<Fact> facts;
  if (!told.before.empty()) {
    for (const auto& claim : Hear(told.before, discourse, facts)) {
      Fact fact;
      fact.subject = claim.subject;
      fact.predicate = claim.predicate;
      fact.object = claim.object;
      fact.source = static_cast<TurnId>(1);
      facts.push_back(fact);
    }
    DiscourseTurn turn;
    turn.turn = static_cast<TurnId>(1);
    turn.said = std::string(told.before);
    discourse.recent.push_back(turn);
  }
  std::string out;
  for (const auto& claim : Hear(told.said, discourse, facts)) {
    if (!out.empty()) out += "; ";
    out += claim.kind == ClaimKind::kCorrection ? "~" : claim.kind == ClaimKind::kEnded ? "x" : "";
    out += claim.subject + "|" + claim.predicate + "|" + claim.object;
  }
  return out;
}

void Expect(const std::vector<Told>& all) {
  for (const auto& told : all) EXPECT_EQ(Claims(told), told.claims) << told.before << " / " << told.said;
}

TEST(EnglishTells, NamesStandBesideTheirRoles) {
  Expect({{"", "me and rowan, my older brother, split the bill", "brother|name|rowan"},
          {"", "jo (my best mate) called at midnight", "mate|name|jo"},
          {"", "our cat, biscuit, ate a shoelace", "cat|name|biscuit; me|has|cat"},
          {"", "pickle's under the bed. she's a dachshund", "me|has|dog; dog|name|pickle; dog|is|a dachshund"},
          {"", "my mate ossian reckons it will snow", "mate|name|ossian"},
          {"", "callie, who teaches me the fiddle, is off sick", "teacher|name|callie"},
          {"", "mr doyle next door sings at night", "neighbour|name|mr doyle"},
          {"", "new boss started today, francesca, seems nice", "boss|name|francesca"},
          {"", "bumped into lachie. my ex, we split up in the spring", "ex|name|lachie"},
          {"", "osman came round to fix it, mate of my dad's", "dad's mate|name|osman"},
          {"my brother's cooking tonight", "zainab's his girlfriend", "brother's girlfriend|name|zainab"},
          {"my cousin had a boy on tuesday", "they're calling him caspian", "baby|name|caspian"},
          {"", "hiya, it's morag", "me|name|morag"}});
}

TEST(EnglishTells, WorkIsToldByTradeByPlaceAndByDeed) {
  Expect({{"", "i'm a signaller on the railway", "me|job|a signaller; me|works-at|the railway"},
          {"", "i work nights at st jude's", "me|works-at|st jude's"},
          {"", "started at the new place monday", "me|works-at|the new place"},
          {"", "got a job as a kennel hand", "me|job|a kennel hand"},
          {"", "my dad was a miner for thirty years", "xdad|job|a miner"},
          {"grandad's chest is bad again", "thirty-one years a trawlerman", "grandad|job|a trawlerman"},
          {"went for a pint with my mate dougie", "he dives for a salvage firm", "mate|job|dive for a salvage firm"},
          {"my flatmate's fed up", "she wants to retrain as a midwife", "flatmate|plans|retrain as a midwife"}});
}

TEST(EnglishTells, HomesAreToldByRentByStayAndByMove) {
  Expect({{"", "i rent above the launderette on gibson street", "me|lives-in|above the launderette on gibson street"},
          {"", "we've moved to a bungalow in ayr", "me|lives-in|a bungalow in ayr"},
          {"my parents have gone and done it", "they've moved to rotterdam", "parents|lives-in|rotterdam"},
          {"i live in leith", "moved to dundee", "xme|lives-in|leith; me|lives-in|dundee"},
          {"", "mum's in dunfermline", "mum|lives-in|dunfermline"},
          {"", "staying with my cousin in whitby for the week", "cousin|lives-in|whitby"},
          {"", "gran's in a home in largs", "gran|lives-in|a home in largs"}});
}

TEST(EnglishTells, TastesAndAllergiesTakeTheFoodBefore) {
  Expect({{"there was coriander on everything", "tastes like soap to me", "me|dislikes|coriander"},
          {"", "they tried amoxicillin but it brings me out in hives", "me|health|allergic to amoxicillin"},
          {"", "prawns make me ill", "me|cannot-eat|prawns"},
          {"", "can't have kiwi, my throat closes up", "me|cannot-eat|kiwi"},
          {"", "i come out in a rash if i eat strawberries", "me|cannot-eat|strawberries"},
          {"", "not a fan of olives", "me|dislikes|olives"},
          {"", "can't bear the smell of lavender", "me|dislikes|the smell of lavender"},
          {"", "i'm mad about trains", "me|likes|trains"},
          {"", "went down with tonsillitis on holiday", "me|health|tonsillitis"}});
}

TEST(EnglishTells, ThingsComeAndGoAndAreOwed) {
  Expect({{"", "bought myself a kayak", "me|has|kayak"},
          {"", "came home with a puppy", "me|has|puppy"},
          {"", "i've lost grandad's watch", "me|lose|grandad's watch"},
          {"i've lost grandad's watch", "grandad's watch turned up in the bread bin",
           "xme|lose|grandad's watch; grandad's watch|turn up|in the bread bin"},
          {"my neighbour is a star", "she's lent me her drill", "neighbour|lend|her drill"},
          {"", "kirsten owes me fifty quid", "me|note|kirsten owes me fifty quid"},
          {"kirsten owes me fifty quid", "kirsten's paid me back", "xme|note|kirsten owes me fifty quid"},
          {"saw my aunt on sunday", "i said i'd bring her a cutting of the fig", "me|note|i said i'd bring aunt a cutting of the fig"},
          {"", "we had to put the dog to sleep", "dog|health|no longer alive"}});
}

TEST(EnglishTells, DaysAreToldAndChange) {
  Expect({{"", "turned 41 on the 3rd of march", "me|birthday|the 3rd of march; me|age|41"},
          {"", "i get the keys on the 30th", "me|plans|get the keys"},
          {"", "choir's moved to wednesdays", "choir|date|wednesdays"},
          {"my pottery class is on tuesdays", "not tuesdays any more, thursdays", "xpottery class|time|tuesdays; pottery class|time|thursdays"},
          {"my sister's expecting", "she's due in october", "sister's baby|date|october"},
          {"", "a baby boy, yesterday, half six in the morning", "baby|birthday|November 22nd"},
          {"my niece is called isla", "i told you her name wrong, it's ines", "~niece|name|ines"}});
}

TEST(EnglishTells, NothingIsTakenFromTalkThatTellsNoFact) {
  for (const std::string_view said :
       {"if i had a van i'd call it bertha", "apparently he's a millionaire", "wouldn't it be nice to move to spain", "i nearly bought a boat", "i'm a sucker for a sad song",
        "it's hope that kills you", "my mum, bless her, cried", "my friend group is chaos", "mum, dad and me went for chips", "moved to tears by an advert", "lost my temper with the printer",
        "i said i'd think about it", "he owes me an apology", "you owe me a song", "it's charlie that i blame", "thinking of moving to wales", "they offered me a job in leeds",
        "she knitted me a jumper, my nan", "helped my brother pack up his flat", "we're in paris for the weekend", "my sister's in bits about it", "can't eat, driving test at eleven",
        "i lost my glasses and found them on my head", "i called my teacher mom"})
    EXPECT_EQ(Claims({"", said, ""}), "") << said;
}

TEST(EnglishTells, KinKeepTheirNamesAndAPronounGoesOnAboutThem) {
  EXPECT_EQ(Claims({"", "Edwin was my husband.", ""}), "husband|name|Edwin");
  EXPECT_EQ(Claims({"", "My grandfather was Rufus.", ""}), "grandfather|name|Rufus");
  EXPECT_EQ(Claims({"My cousin Fergus drives up on Friday", "He hates coriander.", ""}), "cousin|dislikes|coriander");
  EXPECT_EQ(Claims({"", "Edwin was my best idea.", ""}), "");
}

TEST(EnglishTells, AShiftTellsThePlaceOfWorkOfWhoeverHadIt) {
  EXPECT_EQ(Claims({"", "Just home from a night shift at the depot.", ""}), "me|works-at|the depot");
  EXPECT_EQ(Claims({"", "My brother had a long shift at the depot.", ""}).find("me|works-at"), std::string::npos);
}

TEST(EnglishTells, WhatOnePersonCallsAnotherIsNoNameToGoBy) { EXPECT_EQ(Claims({"", "My granddaughter calls me Nonny.", ""}).find("me|name"), std::string::npos); }

}  // namespace
}  // namespace sam
