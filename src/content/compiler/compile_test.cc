#include "content/compiler/compile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "content/realise.h"
#include "core/percept.h"

namespace sam::content {
namespace {

using testing::HasSubstr;

constexpr auto kActs = "greeting: greeting\nfood: statement\n";

std::string Complaint(Language language, const std::string& replies) {
  const auto bytes = CompileTexts(
      language, {{"acts", kActs}, {"forbidden", "- {why: filler, say: [tell me more]}"}, {"replies", replies}});
  return bytes ? "" : bytes.error().message;
}
std::string English(const std::string& replies) { return Complaint(Language::kEnglish, replies); }
std::string Korean(const std::string& replies) { return Complaint(Language::kKorean, replies); }

TEST(Compiler, ChecksAFolder) {
  const auto root = std::filesystem::path(testing::TempDir()) / "checked-content";
  std::filesystem::create_directories(root / "en" / "replies");
  std::ofstream(root / "intents.yaml") << kActs;
  std::ofstream(root / "en" / "forbidden.yaml") << "- {why: filler, say: [tell me more]}\n";
  std::ofstream(root / "en" / "replies" / "soup.yaml") << "- on: [food]\n  react:\n    - \"Tell me more.\"\n";
  std::vector<Fault> faults;
  const PackSource source = CheckFolder(root, Language::kEnglish, faults);
  EXPECT_EQ(source.blocks.size(), 1u);
  std::string all;
  for (const Fault& fault : faults) all += Describe(fault) + "\n";
  EXPECT_THAT(all, HasSubstr("checked-content/en/replies/soup.yaml:3: "));
  EXPECT_THAT(CountsOf(source), HasSubstr("1 pieces"));
  std::filesystem::remove_all(root);
}

TEST(Compiler, PacksWhatTheFilesSay) {
  const auto bytes = CompileTexts(Language::kEnglish,
                                  {{"acts", kActs},
                                   {"intents", "greeting: [hi, hello]\nmine: {act: question, say: [do you dream]}\n"},
                                   {"replies",
                                    "- on: [food]\n  tone: bad\n  emo: [sadness]\n  feel: [down, joy]\n  topic: "
                                    "[soup]\n  bond: 0.5\n  react: [\"Oh.\"]\n"
                                    "  ask:\n    - {q: \"Was it {focus}?\", yes: [\"Good.\"], no: [\"Bad.\"]}\n- "
                                    "{topic: [soup], body: [\"Hot.\"]}\n"},
                                   {"lines", "a:\n  b: [\"One.\", \"Two.\"]\n  c: Three.\na.d: Four.\n"}});
  ASSERT_TRUE(bytes) << bytes.error().message;
  const auto pack = Pack::FromBytes(*bytes);
  ASSERT_TRUE(pack);
  ASSERT_EQ(pack->intents().size(), 2u);
  EXPECT_EQ(pack->intents()[0].act, "greeting");
  EXPECT_EQ(pack->intents()[1].examples[0], "do you dream");
  ASSERT_EQ(pack->BlocksFor("food").size(), 2u);
  const Block& ask = pack->blocks()[pack->BlocksFor("food")[1]];
  EXPECT_EQ(ask.part, Part::kAsk);
  EXPECT_EQ(ask.tones, 1u << static_cast<uint32_t>(Tone::kBad));
  EXPECT_EQ(ask.feel, kFeelDown | (1u << kFeelEmotion));
  EXPECT_EQ(ask.emotion_bits, 1u << EmotionLabel("sadness"));
  EXPECT_EQ(ask.slots, 1u << static_cast<uint32_t>(Slot::kFocus));
  EXPECT_FLOAT_EQ(ask.min_closeness, 0.5F);
  EXPECT_EQ(ask.asks, 1u);
  ASSERT_EQ(pack->Rejoinders(ask.id).size(), 2u);
  EXPECT_EQ(pack->blocks()[pack->Rejoinders(ask.id)[1]].answer, Answer::kNo);
  EXPECT_EQ(pack->BlocksAbout("soup").size(), 1u);
  EXPECT_EQ(pack->Lines("a.b").size(), 2u);
  EXPECT_EQ(pack->KeysUnder("a.").size(), 3u);
  EXPECT_TRUE(pack->Lines("none").empty());
}

TEST(Compiler, KeepsAnIdWhenOtherPiecesComeAndGo) {
  const auto id = [](const std::string& replies) {
    const auto bytes = CompileTexts(Language::kEnglish, {{"acts", kActs}, {"replies", replies}});
    const auto pack = Pack::FromBytes(*bytes);
    return std::string(pack->blocks().back().id);
  };
  EXPECT_EQ(id("- {on: [food], body: [\"Soup it is.\"]}"), id("- {on: [food], body: [\"Bread.\", \"Soup it is.\"]}"));
}

TEST(Compiler, RefusesBytesOfAnotherVersion) {
  EXPECT_FALSE(Pack::FromBytes("SAMP"));
  EXPECT_FALSE(Pack::FromBytes(std::string(100, '\0')));
}

TEST(Lint, SaysTheFileAndLine) {
  EXPECT_THAT(English("- on: [food]\n  body:\n    - \"Good.\"\n    - \"{nose} it.\"\n"),
              HasSubstr("text3.yaml:4: unknown slot {nose}"));
}

TEST(Lint, AKindBelongsToAnIntent) {
  const auto faults = [](const std::string& intents) {
    const auto bytes = CompileTexts(Language::kEnglish, {{"acts", kActs}, {"intents", intents}});
    return bytes ? std::string() : bytes.error().message;
  };
  EXPECT_EQ(faults("food/soup: [i made soup]\n"), "");
  EXPECT_THAT(faults("fodo/soup: [i made soup]\n"), HasSubstr("'fodo/soup' is a kind of 'fodo'"));
  EXPECT_THAT(faults("food/soup: {act: question, say: [is there soup]}\n"), HasSubstr("has the act for both"));
}

TEST(Lint, FindsWhatIsWrongWithAText) {
  EXPECT_THAT(English("- {on: [food], body: [\"Why?\"]}"), HasSubstr("question mark"));
  EXPECT_THAT(English("- {on: [food], ask: [\"Why not.\"]}"), HasSubstr("question mark"));
  EXPECT_THAT(English("- {on: [food], whole: [\"What? Why?\"]}"), HasSubstr("question mark"));
  EXPECT_THAT(English("- {on: [food], body: [\"[I would|I'd|we] go.\"]}"), HasSubstr("3 ways"));
  EXPECT_THAT(English("- {on: [food], body: [\"Half [open.\"]}"), HasSubstr("loose '['"));
  EXPECT_THAT(English("- {on: [food], body: [\"Oh, tell me more.\"]}"), HasSubstr("filler"));
  EXPECT_THAT(English("- {on: [food], body: [\"No mark\"]}"), HasSubstr("end mark"));
  EXPECT_THAT(English("- {on: [food], body: [\"안녕 there.\"]}"), HasSubstr("Hangul"));
  EXPECT_THAT(English("- {on: [food], body: [\"" + std::string(400, 'a') + ".\"]}"), HasSubstr("short turns"));
  EXPECT_THAT(English("- {on: [food], body: [\"The soup was far too good to share.\"]}\n"
                      "- {on: [food], whole: [\"The soup was far too good to share.\"]}"),
              HasSubstr("same text"));
}

TEST(Lint, FindsConditionsThatNeverHold) {
  EXPECT_THAT(English("- {on: [fod], body: [\"Ha.\"]}"), HasSubstr("'fod' under on"));
  EXPECT_THAT(English("- {on: [food], emo: [sad], body: [\"Ha.\"]}"), HasSubstr("'sad' under emo"));
  EXPECT_THAT(English("- {on: [food], tone: sour, body: [\"Ha.\"]}"), HasSubstr("'sour' under tone"));
  EXPECT_THAT(English("- {on: [food], mood: good, body: [\"Ha.\"]}"), HasSubstr("unknown key 'mood'"));
  EXPECT_THAT(English("- {tone: good, body: [\"Ha.\"]}"), HasSubstr("never reached"));
  EXPECT_THAT(English("- {on: [food]}"), HasSubstr("says nothing"));
}

TEST(Lint, KeepsKoreanToOneSpeechLevel) {
  EXPECT_EQ(Korean("- {on: [food], body: [\"국물이 좋[네요|네]. 나중에 또 먹[어요|자].\"]}"), "");
  EXPECT_THAT(Korean("- {on: [food], body: [\"국물이 정말 좋네.\"]}"), HasSubstr("ends casually in the polite way"));
  EXPECT_THAT(Korean("- {on: [food], body: [\"국물이 정말 좋네요.\"]}"), HasSubstr("ends politely in the casual way"));
  EXPECT_THAT(Korean("- {on: [food], body: [\"국물이 정말 <좋[네요|네]|최고야>.\"]}"), HasSubstr("ends casually"));
  EXPECT_THAT(Korean("- {on: [food], body: [\"제가 고르면 그거[예요|야].\"]}"), HasSubstr("'제가' in the casual way"));
  EXPECT_THAT(Korean("- {on: [food], body: [\"따뜻한 국물 한 그릇과 밥.\"]}"), HasSubstr("no polite ending"));
  EXPECT_EQ(Korean("- {on: [food], react: [\"아이고.\", \"오래된 동네.\"]}"), "");
}

TEST(Lint, KnowsKoreanParticles) {
  EXPECT_THAT(Korean("- {on: [food], body: [\"{focus|가/이} 좋[네요|네].\"]}"), HasSubstr("unknown form"));
  EXPECT_EQ(Korean("- {on: [food], body: [\"{clause|다니} 좋[네요|네].\"]}"), "");
}

TEST(Content, OfBothLanguagesIsInTheProgram) {
  for (const auto language : {Language::kEnglish, Language::kKorean}) {
    EXPECT_FALSE(Pack::Of(language).BlocksFor("greeting").empty());
    EXPECT_FALSE(Pack::Of(language).BlocksOfSkill("silence").empty());
  }
}

}  // namespace
}  // namespace sam::content
