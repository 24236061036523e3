#include "mind/builtin/builtin_mind.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <set>

#include "base/random.h"
#include "content/compiler/compile.h"
#include "mind/builtin/chooser.h"
#include "mind/builtin/testing_talk.h"

namespace sam {
namespace {

using testing::HasSubstr;

/// A small world: two intents, a topic, a feeling, a question with answers, jokes.
constexpr auto kReplies = R"(
- {on: [food], react: ["Soup day.", "Steam on the window."], body: ["Broth forgives everything.", "Salt late, not early."],
   ask: ["Who gets the first bowl?"]}
- {on: [food], tone: bad, whole: ["Burnt, then. A sad pot."]}
- {on: [food], feel: [down], weight: 5, whole: ["Food talk in my grey mood helps a little."]}
- {topic: [kite], whole: ["Kites are rope with ambitions."]}
- {emo: [fear], whole: ["A shaky minute, that."]}
- on: [plan]
  ask:
    - {q: "Is it far?", yes: ["Pack light, then."], no: ["Then walk."], any: ["So {phrase} it is."], own: ["Far is my favourite."]}
- {on: [plan], weight: 0.1, body: [{t: "Trains beat planes.", why: ["Because a window seat is a slow film."]}]}
- {skill: joke, whole: ["Joke one about a door.", "Joke two about a lamp.", "Joke three about a cup."]}
- {skill: silence, whole: ["Quiet is fine.", "No hurry."]}
- {skill: echo, body: ["So {clause}, hm.", "Now {phrase}, of all things.", "A day with {phrase} in it."], ask: ["Who knows of {phrase}?"]}
- {skill: echo-plain, body: ["That has corners.", "I can work with that."], ask: ["Which way is that meant?"]}
- {skill: follow-really, whole: ["Really, and twice on Sundays."]}
- {skill: follow-why, whole: ["Instinct, mostly."]}
)";

const content::Pack& Fixture() {
  static const std::string bytes = [] {
    auto compiled = content::CompileTexts(
        Language::kEnglish,
        {{"acts", "food: statement\nplan: statement\nask-joke: request\nask-time: question\n"},
         {"replies", kReplies},
         {"lines",
          "clock: {time: [\"It's {time}.\"], date: [\"It's {date}.\"], weekday: [\"It's {weekday}.\"], ahead: [\"{day} "
          "is {weekday}, {date}.\"],"
          " back: [\"{day} was {weekday}.\"]}\nfinding: {maths: [\"{question} makes {answer}.\"]}\n"}});
    EXPECT_TRUE(compiled) << compiled.error().message;
    return compiled.value_or("");
  }();
  static const content::Pack pack = std::move(*content::Pack::FromBytes(bytes));
  return pack;
}

struct SmallTalk : testing::Test {
  BuiltinMind mind{Fixture(), Fixture()};
  trial::Talk talk;
};

TEST_F(SmallTalk, AnswersAnIntentWithItsPieces) {
  const Reply reply = talk.Say(mind, "soup tonight", trial::Heard("food"));
  EXPECT_EQ(reply.skill, "respond");
  EXPECT_THAT(reply.chosen, HasSubstr("heard food"));
}

TEST_F(SmallTalk, NeverSaysTheSameReplyTwiceWhileThereIsAnother) {
  std::set<std::string> seen;
  for (int i = 0; i < 12; ++i) EXPECT_TRUE(seen.insert(talk.Say(mind, "soup", trial::Heard("food")).text).second);
}

TEST_F(SmallTalk, GivesAFoundAnswerBeforeWordsAboutTheQuestion) {
  talk.findings = {{.kind = "maths", .question = "6 × 7", .answer = "42", .proof = "", .verified = true}};
  for (int i = 0; i < 12; ++i) EXPECT_EQ(talk.Say(mind, "soup times soup", trial::Heard("food", 1)).text, "6 × 7 makes 42.");
}

TEST_F(SmallTalk, ExplainsTheReplyItWouldGive) {
  for (int i = 0; i < 12; ++i) {
    const Percept percept = trial::Heard("food");
    const Utterance utterance = talk.Hear("soup tonight");
    const Explanation explanation = mind.Explain(talk.ThoughtOf(utterance, percept));
    ASSERT_FALSE(explanation.proposals.empty());
    EXPECT_EQ(explanation.proposals.front().fate, Fate::kTaken);
    EXPECT_EQ(explanation.proposals.front().text, talk.Say(mind, "soup tonight", percept).text);
  }
}

TEST_F(SmallTalk, ExplainsWithThePiecesAsWritten) {
  const auto percept = trial::Heard("plan");
  const Utterance utterance = talk.Hear("a trip");
  const Explanation explanation = mind.Explain(talk.ThoughtOf(utterance, percept));
  std::set<std::string> pieces;
  for (const Proposal& proposal : explanation.proposals) {
    for (const ProposedPiece& piece : proposal.pieces) pieces.insert(piece.part + ": " + piece.text);
  }
  EXPECT_THAT(pieces, testing::Contains("ask: Is it far?"));
}

TEST_F(SmallTalk, ExplainsThatAReplyWasSaidBefore) {
  for (int i = 0; i < 4; ++i) talk.Say(mind, "soup tonight", trial::Heard("food"));
  const auto percept = trial::Heard("food");
  const Utterance utterance = talk.Hear("soup tonight");
  const Explanation explanation = mind.Explain(talk.ThoughtOf(utterance, percept));
  std::vector<std::string> fates;
  for (const Proposal& proposal : explanation.proposals) fates.push_back(Describe(proposal));
  EXPECT_THAT(fates, testing::Contains(HasSubstr("said before, ")));
}

TEST_F(SmallTalk, ListensToHowThePersonSounds) {
  auto percept = trial::Heard("food");
  percept.pad.pleasure = -0.6;
  std::set<std::string> seen;
  for (int i = 0; i < 8; ++i) seen.insert(talk.Say(mind, "i burnt the soup", percept).text);
  EXPECT_TRUE(seen.contains("Burnt, then. A sad pot."));
}

TEST_F(SmallTalk, LetsHerMoodChooseTheWords) {
  talk.affect.mood = {-0.5, -0.2, 0};
  EXPECT_EQ(talk.Say(mind, "soup", trial::Heard("food")).text, "Food talk in my grey mood helps a little.");
}

TEST_F(SmallTalk, KnowsATopicByItsWord) {
  EXPECT_EQ(talk.Say(mind, "two kites over the bay", {}).text, "Kites are rope with ambitions.");
}

TEST_F(SmallTalk, AnswersAFeelingWhenNothingElseIsKnown) {
  Percept percept;
  percept.emotions[EmotionLabel("fear")] = 0.8F;
  EXPECT_EQ(talk.Say(mind, "brr", percept).text, "A shaky minute, that.");
}

TEST_F(SmallTalk, TakesUpTheAnswerToHerQuestion) {
  const auto after = [&](std::string_view answer, const Percept& percept) {
    talk = {};
    for (int i = 0; i < 40 && talk.discourse.open_question.empty(); ++i)
      talk.Say(mind, "we leave at noon", trial::Heard("plan"));
    EXPECT_FALSE(talk.discourse.open_question.empty());
    return talk.Say(mind, answer, percept).text;
  };
  EXPECT_EQ(after("yes, very", {}), "Pack light, then.");
  EXPECT_EQ(after("not really", {}), "Then walk.");
  EXPECT_EQ(after("and you?", {}), "Far is my favourite.");
  Percept other;
  other.focus = {"tent", "the tent", ""};
  EXPECT_EQ(after("there's the tent", other), "So the tent it is.");
}

TEST_F(SmallTalk, GivesHerReasonWhenAskedWhy) {
  Reply before;
  for (int i = 0; i < 60 && before.text != "Trains beat planes."; ++i)
    before = talk.Say(mind, "off we go", trial::Heard("plan"));
  ASSERT_EQ(before.text, "Trains beat planes.");
  EXPECT_EQ(talk.Say(mind, "why?", {}).text, "Because a window seat is a slow film.");
  EXPECT_EQ(talk.Say(mind, "why", {}).text, "Instinct, mostly.");
  EXPECT_EQ(talk.Say(mind, "Really??", {}).text, "Really, and twice on Sundays.");
}

TEST_F(SmallTalk, MakesAReplyOfAnUnknownSubject) {
  Percept percept;
  percept.focus = {"rhubarb", "the rhubarb", "they banned the rhubarb"};
  const Reply reply = talk.Say(mind, "they banned the rhubarb", percept);
  EXPECT_EQ(reply.skill, "echo");
  EXPECT_THAT(reply.text, HasSubstr("rhubarb"));
  EXPECT_EQ(reply.subject, "rhubarb");
}

TEST_F(SmallTalk, TellsEachJokeOnceBeforeAnyAgain) {
  std::set<std::string> jokes;
  for (int i = 0; i < 3; ++i) jokes.insert(talk.Say(mind, "got another joke?", {}).text);
  EXPECT_EQ(jokes.size(), 3u);
  for (const auto& joke : jokes) EXPECT_THAT(joke, HasSubstr("Joke"));
}

TEST_F(SmallTalk, GivesOneMoreOnlyRightAfterAJoke) {
  EXPECT_NE(talk.Say(mind, "ha, another one", {}).skill, "joke");
  EXPECT_EQ(talk.Say(mind, "got a joke?", {}).skill, "joke");
  EXPECT_EQ(talk.Say(mind, "ha, another one", {}).skill, "joke");
  EXPECT_NE(talk.Say(mind, "that was terrible", {}).skill, "joke");
  EXPECT_EQ(talk.Say(mind, "another one", {}).skill, "joke");
  EXPECT_NE(talk.Say(mind, "no more, please", {}).skill, "joke");
}

TEST_F(SmallTalk, ReadsTheClockOfThePerson) {
  talk.now = *ParseRfc3339("2026-11-23T19:04:00+09:00");
  EXPECT_EQ(talk.Say(mind, "what time is it?", {}).text, "It's 7:04 pm.");
  EXPECT_EQ(talk.Say(mind, "what time is it", {}).text, "It's 7:04 pm.");
  EXPECT_EQ(talk.Say(mind, "what day is tomorrow", {}).text, "Tomorrow is Tuesday, November 24.");
  EXPECT_EQ(talk.Say(mind, "what's the date today", {}).text, "It's November 23.");
}

TEST_F(SmallTalk, SaysWhatWasFoundBeforeAnythingElse) {
  talk.findings = {{"maths", "2 + 3", "5", "", true}};
  EXPECT_EQ(talk.Say(mind, "what's 2+3 in soup", trial::Heard("food")).text, "2 + 3 makes 5.");
  talk.findings = {{"persona", "", "Casual it is.", "", true}};
  EXPECT_EQ(talk.Say(mind, "be casual", trial::Heard("food")).text, "Casual it is.");
}

TEST_F(SmallTalk, LeavesSilenceSilent) { EXPECT_EQ(talk.Say(mind, "", trial::Heard("food")).skill, "silence"); }

TEST_F(SmallTalk, RepeatsTheLongestUnheardWhenAllHasBeenSaid) {
  std::vector<std::string> replies;
  for (int i = 0; i < 400; ++i) replies.push_back(talk.Say(mind, "ok", {}).text);
  for (size_t i = 1; i < replies.size(); ++i) {
    EXPECT_FALSE(replies[i].empty());
    EXPECT_NE(replies[i], replies[i - 1]);
  }
}

TEST_F(SmallTalk, StreamsItsSentencesAndStopsWhenAsked) {
  struct Sink : MindSink {
    std::vector<std::string> got;
    std::stop_source* stop = nullptr;
    Said OnSentence(std::string_view sentence) override {
      got.emplace_back(sentence);
      if (stop != nullptr) stop->request_stop();
      return Said::kWhole;
    }
  };
  auto percept = trial::Heard("food");
  percept.pad.pleasure = -0.6;
  const auto answer = [&](Sink& sink, std::stop_token token) {
    trial::Talk fresh;
    Reply got;
    boost::asio::io_context io;
    const auto utterance = fresh.Hear("burnt");
    const auto thought = fresh.ThoughtOf(utterance, percept);
    boost::asio::co_spawn(
        io, [&]() -> boost::asio::awaitable<void> { got = *co_await mind.Answer(thought, sink, token); },
        boost::asio::detached);
    io.run();
    return got.text;
  };
  Sink whole;
  std::string joined;
  const std::string text = answer(whole, {});
  for (const auto& sentence : whole.got) joined += (joined.empty() ? "" : " ") + sentence;
  EXPECT_EQ(joined, text);
  Sink cut;
  std::stop_source stop;
  cut.stop = &stop;
  EXPECT_EQ(answer(cut, stop.get_token()), whole.got.front());
}

/// Random percepts over everything the content knows, in one language.
void FillAtRandom(const content::Pack& pack, Language language, uint64_t n, Percept& percept) {
  percept.language = language;
  const auto draw = [&](std::string_view what, uint64_t of) { return Draw(7, n, what) % of; };
  percept.act = static_cast<DialogueAct>(draw("act", 17));
  const auto blocks = pack.blocks();
  const auto& block = blocks[draw("block", blocks.size())];
  if (!block.intents.empty() && draw("intent", 3) > 0)
    percept.intents = {{std::string(block.intents.front()), 0.2 + 0.1 * static_cast<double>(draw("score", 8))}};
  percept.emotions[draw("label", kEmotionLabels)] = 0.7F;
  percept.pad.pleasure = static_cast<double>(draw("pad", 200)) / 100 - 1;
  static const std::vector<Focus> kKorean = {
      {"거북이", "우리 거북이", "거북이가 달아났다"}, {"면허증", "오래된 면허증", ""}, {}, {"강", "강", "강이 얼었다"}};
  static const std::vector<Focus> kEnglish = {{"turtle", "your turtle", "your turtle ran off"},
                                              {"licence", "an old licence", ""},
                                              {},
                                              {"magpies", "three magpies", "three magpies sat there"}};
  percept.focus = (language == Language::kKorean ? kKorean : kEnglish)[draw("subject", 4)];
}

class WholeContent : public testing::TestWithParam<Language> {};

TEST_P(WholeContent, CarriesTwoThousandTurns) {
  const Language language = GetParam();
  const auto& pack = content::Pack::Of(language);
  const auto mind = BuiltinMind(content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean));
  trial::Talk talk, twin;
  talk.language = twin.language = language;
  std::vector<std::string> replies;
  for (uint64_t n = 0; n < 2000; ++n) {
    Percept percept;
    FillAtRandom(pack, language, n, percept);
    const std::string said = Draw(3, n, "said") % 40 == 0   ? ""
                             : percept.focus.clause.empty() ? "well " + percept.focus.noun
                                                            : percept.focus.clause;
    const Reply reply = talk.Say(mind, said, percept);
    EXPECT_FALSE(reply.text.empty()) << n;
    const auto most = reply.skill == "joke" || reply.skill == "story" ? 3 : 1;
    EXPECT_LE(std::count(reply.text.begin(), reply.text.end(), '?'), most) << reply.text;
    EXPECT_EQ(reply.text.find_first_of("{}[]|"), std::string::npos) << reply.text;
    if (n < 200) {
      EXPECT_EQ(twin.Say(mind, said, percept).text, reply.text);
    }
    // The few words for a silence and those of a game come again.
    if (reply.skill != "silence" && reply.game.value_or("").empty()) replies.push_back(reply.text);
  }
  const size_t brief = language == Language::kKorean ? 75 : 25;  // bytes
  for (size_t i = 0; i < replies.size(); ++i) {
    const auto to = replies.begin() + static_cast<std::ptrdiff_t>(i), from = i > 500 ? to - 500 : replies.begin();
    if (replies[i].size() > brief && std::find(from, to, replies[i]) != to) ADD_FAILURE() << "again: " << replies[i];
  }
}

TEST_P(WholeContent, MakesAReplyInWellUnderAMillisecond) {
  const Language language = GetParam();
  const auto& pack = content::Pack::Of(language);
  const auto mind = BuiltinMind(content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean));
  trial::Talk talk;
  talk.language = language;
  talk.Say(mind, "warm up", {});
  std::chrono::nanoseconds spent{0};
  constexpr int kTurns = 500;
  for (uint64_t n = 0; n < kTurns; ++n) {
    Percept percept;
    FillAtRandom(pack, language, n, percept);
    const auto utterance = talk.Hear("well " + percept.focus.clause);
    const auto thought = talk.ThoughtOf(utterance, percept);
    const auto begin = std::chrono::steady_clock::now();
    const Reply reply = mind.Compose(thought);
    spent += std::chrono::steady_clock::now() - begin;
    talk.Keep(utterance, percept, reply);
  }
  RecordProperty("micros_a_reply", static_cast<int>(spent.count() / kTurns / 1000));
  EXPECT_LT(spent.count() / kTurns,
            2'000'000);  // a bound for slow and sanitized builds; about 30 microseconds in release
}

INSTANTIATE_TEST_SUITE_P(Languages, WholeContent, testing::Values(Language::kEnglish, Language::kKorean));

TEST(Opening, IsTheFirstTwoWordsInLowerCase) { EXPECT_EQ(OpeningOf("Oh, That is it."), "opening:oh that"); }

}  // namespace
}  // namespace sam
