#include "perception/english.h"

#include <gtest/gtest.h>

#include "perception/english_dates.h"
#include "perception/english_words.h"

namespace sam {
namespace {

// Monday evening.
Moment Now() { return *ParseRfc3339("2026-11-23T20:00:00+00:00"); }

Fact Known(std::string_view subject, std::string_view predicate, std::string_view object) {
  Fact fact;
  fact.subject = std::string(subject);
  fact.predicate = std::string(predicate);
  fact.object = std::string(object);
  fact.source = static_cast<TurnId>(1);
  return fact;
}

Percept Hear(std::string_view said, std::vector<Fact> facts = {}) {
  const Discourse discourse;
  const Persona persona;
  Percept percept;
  ReadEnglish(said, Now(), {discourse, persona, facts}, percept);
  return percept;
}

std::string Written(const std::vector<FactClaim>& claims) {
  std::string out;
  for (const auto& claim : claims) {
    if (!out.empty()) out += "; ";
    out += claim.kind == ClaimKind::kCorrection ? "~" : claim.kind == ClaimKind::kEnded ? "x" : "";
    out += claim.subject + "|" + claim.predicate + "|" + claim.object;
  }
  return out;
}

struct ClaimCase {
  std::string_view said;
  std::string_view claims;  // "subject|predicate|object; ..." in order; "~" marks a correction, "x" an ending
};

constexpr ClaimCase kClaims[] = {
    {"i'm Leocadia", "me|name|Leocadia"},
    {"hi there, my name is Marisol Vega", "me|name|Marisol Vega"},
    {"hello! call me Fitz", "me|name|Fitz"},
    {"my friends call me Dot", "me|name|Dot"},
    {"i go by Juniper these days", "me|name|Juniper"},
    {"im tom", "me|name|tom"},
    {"my husband Aurelio snores like a tractor", "husband|name|Aurelio"},
    {"my daughter is called Pia and she is 6", "daughter|name|Pia; daughter|age|6"},
    {"my son's called Otis", "son|name|Otis"},
    {"Ottilie is my aunt", "aunt|name|Ottilie"},
    {"my physics teacher is Mr. Bellweather", "physics teacher|is|Mr. Bellweather"},
    {"our dog's name is Biscuit", "me|has|dog; dog|name|Biscuit"},
    {"we adopted a kitten called Moss", "kitten|name|Moss; me|has|kitten"},
    {"Joost, my flatmate, burnt the rice", "flatmate|name|Joost"},
    {"my brother is a plumber", "brother|job|a plumber"},
    {"i'm a midwife at St Agnes hospital", "me|job|a midwife; me|works-at|St Agnes hospital"},
    {"i work as a night porter", "me|job|a night porter"},
    {"i work for a publisher in Antwerp", "me|works-at|a publisher; publisher|place|Antwerp"},
    {"i tune harpsichords for a living", "me|job|tune harpsichords"},
    {"i teach geography", "me|job|teach geography"},
    {"i live in a lighthouse", "me|lives-in|a lighthouse"},
    {"i live in Bergen with two cats", "me|lives-in|Bergen; me|live|with two cats"},
    {"we live in Leith", "me|lives-in|Leith"},
    {"i'm from Oaxaca", "me|from|Oaxaca"},
    {"i was born in Split", "me|from|Split"},
    {"i grew up in Dunedin", "me|from|Dunedin"},
    {"i study viola at the conservatory", "me|studies|viola"},
    {"i'm learning welsh", "me|learn|welsh"},
    {"i love thunderstorms", "me|likes|thunderstorms"},
    {"i really like jigsaw puzzles", "me|likes|jigsaw puzzles"},
    {"i hate mushrooms", "me|dislikes|mushrooms"},
    {"i can't stand karaoke", "me|dislikes|karaoke"},
    {"i don't like wasps", "me|dislikes|wasps"},
    {"my favourite film is Paddington 2", "me|favourite|film: Paddington 2"},
    {"i'm allergic to kiwis", "me|cannot-eat|kiwis"},
    {"i'm allergic to cats", "me|health|allergic to cats"},
    {"i have asthma", "me|health|asthma"},
    {"i don't eat meat", "me|cannot-eat|meat"},
    {"i can't eat cheese anymore", "me|cannot-eat|cheese"},
    {"i'm vegetarian", "me|is|vegetarian"},
    {"i'm left-handed", "me|is|left-handed"},
    {"my uncle is from Malta", "uncle|from|Malta"},
    {"i'm 34", "me|age|34"},
    {"i'm 34 years old", "me|age|34 years old"},
    {"my cat is 12", "me|has|cat; cat|age|12"},
    {"i have three kids", "me.kids|count|three"},
    {"we have two dogs and a parrot", "me.dogs|count|two; me|has|parrot"},
    {"i have a twin sister", "me|has|twin sister"},
    {"my car is red", "car|colour|red"},
    {"my flight number is KL1023", "flight number|is|KL1023"},
    {"our wifi password is gravyboat9", "wifi password|is|gravyboat9"},
    {"my shift starts at 6am", "shift|time|6am"},
    {"my train leaves at quarter to nine", "train|time|quarter to nine"},
    {"i get up at 4:50", "me|get up|4:50"},
    {"i start work at 7", "work|time|7"},
    {"my birthday is on the 8th of june", "me|birthday|the 8th of june"},
    {"our anniversary is September 12", "anniversary|date|September 12"},
    {"my piano exam is on friday", "me|plans|piano exam"},
    {"i have a job interview tomorrow at 10", "me|plans|job interview"},
    {"we're driving to Trieste next week", "me|plans|drive to Trieste"},
    {"my bike is in the garage", ""},
    // endings are only told where something is known; here nothing is
    {"we broke up", ""},
    {"i sold the car", ""},
    // traps
    {"if i had a dog i'd call him Rex", ""},
    {"i wish i had a sister", ""},
    {"i don't have a dog", ""},
    {"do i have a dog?", ""},
    {"imagine i'm a doctor", ""},
    {"i'm tired", ""},
    {"i'm so Tired of this", ""},
    {"i'm going home", ""},
    {"i'm a mess", ""},
    {"i'm an idiot", ""},
    {"i have a headache", ""},
    {"i have a question", ""},
    {"i have no idea", ""},
    {"i have to go", ""},
    {"i love you", ""},
    {"i love it", ""},
    {"i'd love a coffee", ""},
    {"i would like a dog", ""},
    {"she said \"my name is Carol\" and left", ""},
    {"my name is on the list", ""},
    {"call me later", ""},
    {"call me when you can", ""},
    {"just kidding, my name is Batman", ""},
    {"my mum says i'm a genius", ""},
    {"i dreamed i had three kids", ""},
    {"in my dream i was a pilot", ""},
    {"when i was a kid i wanted to be a vet", ""},
    {"my life is a joke", ""},
    {"my day was awful", ""},
    {"my boss is angry", ""},
    {"my sister is so annoying", ""},
    {"my back is killing me", ""},
    {"the president is Mr. Smith", ""},
    {"the meeting was on monday", ""},
    {"is my sister Hana a nurse?", ""},
    {"are you from Korea?", ""},
    {"i never said i'm a doctor", ""},
    {"you're a teacher", ""},
    {"i can't have nice things", ""},
    {"i can't do this", ""},
    {"i make pancakes on sundays", ""},
    {"i drive my mother to work", ""},
    {"i run every morning", ""},
    {"my left sock has a hole again", ""},
    {"a man called Rodrigo talked about moss on the radio for an hour", ""},
    {"the kettle takes forever to boil these days", ""},
    {"ate a mango over the sink like a goblin", ""},
    {"what a day", ""},
    {"i might get a cat", ""},
    {"should i get a cat?", ""},
    {"lost at scrabble to my nine year old nephew", ""},
    {"the librarian knew my name", ""},
    {"", ""},
    {"?!?", ""},
};

TEST(EnglishClaims, SaysWhatThePersonSaidAndNothingElse) {
  for (const auto& example : kClaims) EXPECT_EQ(Written(Hear(example.said).claims), example.claims) << example.said;
}

struct ChangeCase {
  std::vector<Fact> known;
  std::string_view said;
  std::string_view claims;
};

TEST(EnglishClaims, ReachTheFactThatIsCorrectedOrOver) {
  const std::vector<ChangeCase> cases = {
      {{Known("sister", "name", "Hannah")}, "actually it's Hana, not Hannah", "~sister|name|Hana"},
      {{Known("sister", "name", "Hannah")}, "no, Hana not Hannah", "~sister|name|Hana"},
      {{Known("me", "name", "Jon")}, "sorry, my name is Joan", "~me|name|Joan"},
      {{Known("son's violin teacher", "is", "Mr. Okafor")},
       "oh no, i mixed them up. Okafor is the swim coach, the violin teacher is Ms. Lindqvist",
       "son's swim coach|is|Mr. Okafor; ~son's violin teacher|is|Ms. Lindqvist"},
      {{Known("me.kids", "count", "three")}, "wait, i meant four", "~me.kids|count|four"},
      {{Known("shift", "time", "6am")}, "oops, i meant 7am", "~shift|time|7am"},
      {{Known("me", "lives-in", "Porto")}, "i moved to Lisbon", "xme|lives-in|Porto; me|lives-in|Lisbon"},
      {{Known("flatmate", "name", "Joost")}, "Joost moved out", "xflatmate|name|Joost"},
      {{Known("flatmate", "name", "Joost")}, "my flatmate moved out", "xflatmate|name|Joost"},
      {{Known("boyfriend", "name", "Cato")}, "we broke up", "xboyfriend|name|Cato"},
      {{Known("girlfriend", "name", "Ines")}, "my girlfriend dumped me", "xgirlfriend|name|Ines"},
      {{Known("me", "job", "a baker")}, "i quit my job", "xme|job|a baker"},
      {{Known("me", "job", "a baker"), Known("me", "works-at", "the mill")},
       "i got fired",
       "xme|job|a baker; xme|works-at|the mill"},
      {{Known("me", "has", "car")}, "i sold the car", "xme|has|car"},
      {{Known("me", "is", "vegetarian")}, "i'm not vegetarian anymore", "xme|is|vegetarian"},
      {{Known("me", "lives-in", "Porto")}, "i don't live in Porto anymore", "xme|lives-in|Porto"},
      {{Known("flatmate", "name", "Joost")},
       "my new flatmate is called Amina",
       "xflatmate|name|Joost; flatmate|name|Amina"},
      {{Known("sister", "name", "Hana")}, "Hana is a nurse", "sister|job|a nurse"},
      {{Known("me", "favourite", "colour: green")}, "i like tea", "me|likes|tea"},
      {{Known("me", "lives-in", "Porto")}, "actually i'm fine", ""},
  };
  for (const auto& example : cases)
    EXPECT_EQ(Written(Hear(example.said, example.known).claims), example.claims) << example.said;
}

TEST(EnglishClaims, GiveAPlanItsMoment) {
  const auto when = [](std::string_view said) {
    const auto claims = Hear(said).claims;
    return claims.empty() || !claims[0].when ? std::string("none") : FormatRfc3339(*claims[0].when).substr(0, 16);
  };
  EXPECT_EQ(when("my ballet audition is on thursday at 11am"), "2026-11-26T11:00");
  EXPECT_EQ(when("my driving test is tomorrow at 2"), "2026-11-24T14:00");
  EXPECT_EQ(when("i'm flying to lisbon in two weeks"), "2026-12-07T12:00");
  EXPECT_EQ(when("my exam is on the 30th"), "2026-11-30T12:00");
  EXPECT_EQ(when("the marathon i've been training for is on October 3rd"), "2027-10-03T12:00");
  EXPECT_EQ(when("our wedding is december 5th at noon"), "2026-12-05T12:00");
  EXPECT_EQ(when("my recital is next friday at half past seven"), "2026-12-04T07:30");
}

TEST(EnglishWords, TurnAClauseToHerSide) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"my bike chain came off twice today", "your bike chain came off twice today"},
      {"i'm hiding from the robot vacuum", "you're hiding from the robot vacuum"},
      {"i am late", "you are late"},
      {"i was late", "you were late"},
      {"i really was late", "you really were late"},
      {"am i late", "are you late"},
      {"she gave me mine", "she gave you yours"},
      {"i hurt myself", "you hurt yourself"},
      {"i miss you", "you miss me"},
      {"you are funny", "I am funny"},
      {"you're funny", "I'm funny"},
      {"i like your name", "you like my name"},
      {"we repotted the ficus", "you repotted the ficus"},
      {"our dog ate my shoe", "your dog ate your shoe"},
      {"i've lost it", "you've lost it"},
      {"my sister was late", "your sister was late"},
      {"what you said made me smile", "what I said made you smile"},
      {"i wasn't there", "you weren't there"},
      {"I'll tell you", "you'll tell me"},
      {"", ""},
  };
  for (const auto& [from, to] : cases) EXPECT_EQ(FlipPointOfView(from), to);
}

TEST(EnglishWords, StemsFormsOfOneWordAlike) {
  const std::pair<std::string_view, std::string_view> cases[] = {{"teaches", "teacher"},
                                                                 {"taught", "teaching"},
                                                                 {"parrots", "parrot"},
                                                                 {"bakes", "baked"},
                                                                 {"translating", "translate"},
                                                                 {"children", "kids"},
                                                                 {"competes", "competing"},
                                                                 {"swimming", "swims"},
                                                                 {"went", "goes"},
                                                                 {"stories", "story"},
                                                                 {"boxes", "box"},
                                                                 {"coaches", "coach"},
                                                                 {"colour", "color"},
                                                                 {"mum", "mother"},
                                                                 {"running", "ran"}};
  for (const auto& [a, b] : cases) EXPECT_EQ(StemEnglish(a), StemEnglish(b)) << a << " " << b;
  EXPECT_NE(StemEnglish("violin"), StemEnglish("violinist"));
  EXPECT_NE(StemEnglish("bus"), StemEnglish("bu"));
}

TEST(EnglishDates, ResolveFromTheDayTheyAreSaid) {
  const std::pair<std::string_view, std::string_view> cases[] = {{"tomorrow", "2026-11-24T12:00"},
                                                                 {"tomorrow morning", "2026-11-24T09:00"},
                                                                 {"tonight at 9", "2026-11-23T21:00"},
                                                                 {"the day after tomorrow", "2026-11-25T12:00"},
                                                                 {"on wednesday", "2026-11-25T12:00"},
                                                                 {"next wednesday", "2026-12-02T12:00"},
                                                                 {"this sunday", "2026-11-29T12:00"},
                                                                 {"on monday", "2026-11-30T12:00"},
                                                                 {"in three days", "2026-11-26T12:00"},
                                                                 {"in a week", "2026-11-30T12:00"},
                                                                 {"next month", "2026-12-01T12:00"},
                                                                 {"on the 24th", "2026-11-24T12:00"},
                                                                 {"24 december at 5pm", "2026-12-24T17:00"},
                                                                 {"christmas eve", "2026-12-24T12:00"},
                                                                 {"january 2nd 2028", "2028-01-02T12:00"},
                                                                 {"in half an hour", "none"},
                                                                 {"friday at 10:30", "2026-11-27T10:30"},
                                                                 {"saturday night", "2026-11-28T21:00"},
                                                                 {"in 2 hours", "2026-11-23T22:00"},
                                                                 {"4:15 in the morning", "none"},
                                                                 {"99:99", "none"}};
  for (const auto& [said, expected] : cases) {
    const english::Text text(said);
    const auto time = english::FindTime(text, {0, text.size()}, Now());
    EXPECT_EQ(time && time->when ? FormatRfc3339(*time->when).substr(0, 16) : "none", expected) << said;
  }
}

struct QueryCase {
  std::string_view asked;
  std::string_view query;  // "subject|predicate", or "none"
};

TEST(EnglishQuery, AsksOnlyForWhatSheCanKnowOfThePerson) {
  constexpr QueryCase kCases[] = {
      {"remember what i'm called?", "me|name"},
      {"whats my name", "me|name"},
      {"do you remember my sister's name?", "sister|name"},
      {"who's my flatmate these days?", "flatmate|name"},
      {"what time does my shift begin?", "shift|time"},
      {"is there any food i mustn't eat?", "me|cannot-eat"},
      {"what's my line of work?", "me|job"},
      {"where do i work?", "me|works-at"},
      {"where do i live again?", "me|lives-in"},
      {"how old is my cat?", "cat|age"},
      {"how many brothers do i have?", "me.brothers|count"},
      {"what colour is my bike?", "bike|colour"},
      {"what's my favourite song?", "me|favourite"},
      {"who teaches my son the violin?", "son's violin teacher|name"},
      {"when's my birthday", "me|birthday"},
      {"what do you know about me?", "me|"},
      {"what have i told you so far?", "me|"},
      {"do i have a pet?", "me|has"},
      {"am i allergic to anything?", "me|cannot-eat"},
      {"when did i tell you about the bell?", "|"},
      {"what was on that bell again, which number?", "bell|"},
      {"tell me my name", "me|name"},
      {"what should i cook tonight?", "none"},
      {"what is the capital of france?", "none"},
      {"what's the funny bone called, do you know", "none"},
      {"do you prefer trains or planes?", "none"},
      {"how do i get red wine out of a rug?", "none"},
      {"what do people even do all day?", "none"},
      {"why am i like this", "none"},
      {"what's your name?", "none"},
      {"who are you?", "none"},
      {"should i call my mother?", "none"},
      {"which smell do you think is the best one?", "none"},
      {"what time is it?", "none"},
      {"my name is Ada", "none"},
      {"remind me to call mum", "none"},
      {"what's the best word you know?", "none"},
      {"can you help me?", "none"},
      {"i remember my first day", "none"},
  };
  for (const auto& example : kCases) {
    const auto query = Hear(example.asked).query;
    EXPECT_EQ(query ? query->subject + "|" + query->predicate : "none", example.query) << example.asked;
  }
}

struct FocusCase {
  std::string_view said, noun, phrase, clause;
};

TEST(EnglishFocus, TakesUpTheParticularThing) {
  constexpr FocusCase kCases[] = {
      {"my left sock has a hole again", "sock", "your left sock", "your left sock has a hole again"},
      {"so my bike chain came off twice today lol", "bike chain", "your bike chain",
       "your bike chain came off twice today"},
      {"our allotment committee banned rhubarb this season", "rhubarb", "rhubarb",
       "your allotment committee banned rhubarb this season"},
      {"the harpsichord tuner cancelled again", "harpsichord tuner", "the harpsichord tuner",
       "the harpsichord tuner cancelled again"},
      {"saw three magpies on the roof at dawn", "magpies", "three magpies",
       "you saw three magpies on the roof at dawn"},
      {"I'm hiding from the robot vacuum, it keeps following me", "robot vacuum", "the robot vacuum",
       "you're hiding from the robot vacuum"},
      {"there's a jazz trio practising upstairs", "jazz trio", "a jazz trio",
       "there's a jazz trio practising upstairs"},
      {"The kettle takes forever to boil", "kettle", "the kettle", "the kettle takes forever to boil"},
      {"my umbrella flipped inside out twice", "umbrella", "your umbrella", "your umbrella flipped inside out twice"},
      {"we're building a dry stone wall in the rain", "dry stone wall", "a dry stone wall",
       "you're building a dry stone wall in the rain"},
  };
  for (const auto& example : kCases) {
    const Focus focus = Hear(example.said).focus;
    EXPECT_EQ(focus.noun, example.noun) << example.said;
    EXPECT_EQ(focus.phrase, example.phrase) << example.said;
    EXPECT_EQ(focus.clause, example.clause) << example.said;
  }
}

TEST(EnglishAct, IsMadePlainByTheWords) {
  const std::pair<std::string_view, DialogueAct> cases[] = {
      {"what's the best word you know?", DialogueAct::kQuestion},
      {"is it odd to alphabetise spices", DialogueAct::kPropositionalQuestion},
      {"do you prefer trains or planes?", DialogueAct::kChoiceQuestion},
      {"write us one line for the poster", DialogueAct::kRequest},
      {"tell me a joke", DialogueAct::kRequest},
      {"we repotted the ficus, soil everywhere", DialogueAct::kStatement},
      {"when is easter", DialogueAct::kQuestion},
      {"which smell do you think is the best one?", DialogueAct::kQuestion},
  };
  for (const auto& [said, act] : cases) EXPECT_EQ(Name(Hear(said).act), Name(act)) << said;
}

TEST(English, FindsEntitiesWithTheirPlaces) {
  const Percept percept = Hear("aunt Philippa sent a postcard from Malta on friday");
  ASSERT_GE(percept.entities.size(), 3u);
  EXPECT_EQ(percept.entities[0].text, "aunt Philippa");
  EXPECT_EQ(percept.entities[1].text, "Malta");
  EXPECT_EQ(percept.entities[1].kind, EntityKind::kPlace);
  EXPECT_EQ(percept.entities[1].begin, 35u);
  EXPECT_EQ(percept.entities[2].kind, EntityKind::kTime);
}

TEST(English, SurvivesHostileText) {
  for (const std::string_view piece : {"my ", "'", "\xE2\x80\x99s ", "my son's ", "i'm a ", "if ",
                                       "at 9:", "\xF0\x9F\x98\x80", ", not ", "called ", "A ", "0."}) {
    std::string said;
    while (said.size() < 8000) said += piece;
    const Percept percept = Hear(said);
    EXPECT_LE(percept.claims.size(), 8u);
  }
}

}  // namespace
}  // namespace sam
