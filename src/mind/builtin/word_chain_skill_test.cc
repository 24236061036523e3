#include "mind/builtin/word_chain_skill.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "mind/builtin/builtin_mind.h"
#include "mind/builtin/games.h"
#include "mind/builtin/testing_talk.h"
#include "mind/builtin/word_chain.h"

namespace sam {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

struct WordChain : testing::Test {
  BuiltinMind mind{content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean)};
  trial::Talk talk;

  std::string Say(std::string_view text) { return talk.Say(mind, text, {}).text; }
  std::vector<std::string> Used() const {
    std::vector<std::string> words;
    const auto parts = PartsOf(talk.discourse.game, ':');
    for (const auto word : PartsOf(parts.size() > 2 ? parts[2] : "", ',')) words.emplace_back(word);
    return words;
  }
  /// A word of the list that may be said now.
  std::string Next() const {
    const auto used = Used();
    for (const auto word : content::Pack::Of(talk.language).Lines("word-list.nouns")) {
      const bool said = std::find(used.begin(), used.end(), word) != used.end();
      if (!said && Follows(used.back(), word, talk.language)) return std::string(word);
    }
    return {};
  }
};

TEST(AtStart, FollowsTheRuleOfInitialSounds) {
  const auto at = [](std::u32string_view s) { return AtStart(s.front()); };
  EXPECT_EQ(at(U"력"), U'역');
  EXPECT_EQ(at(U"녀"), U'여');
  EXPECT_EQ(at(U"로"), U'노');
  EXPECT_EQ(at(U"리"), U'이');
  EXPECT_EQ(at(U"니"), U'이');
  EXPECT_EQ(at(U"례"), U'예');
  EXPECT_EQ(at(U"래"), U'내');
  EXPECT_EQ(at(U"나"), U'나');
  EXPECT_EQ(at(U"가"), U'가');
}

TEST(Follows, TakesTheSyllableAsItIsOrAsItStartsAWord) {
  EXPECT_TRUE(Follows("노력", "역사", Language::kKorean));
  EXPECT_TRUE(Follows("기차", "차표", Language::kKorean));
  EXPECT_TRUE(Follows("요리", "이불", Language::kKorean));
  EXPECT_TRUE(Follows("요리", "리본", Language::kKorean));
  EXPECT_FALSE(Follows("기차", "자동차", Language::kKorean));
  EXPECT_TRUE(Follows("apple", "egg", Language::kEnglish));
  EXPECT_FALSE(Follows("apple", "pear", Language::kEnglish));
}

TEST(NounsOf, KeepsNounsOfTwoToFiveSyllables) {
  EXPECT_THAT(NounsOf("4\n눈물/10\n바다/25\n가담해/2\n강/10\n눈물겹다/57\n눈물바다/25\n"), testing::ElementsAre("눈물", "눈물바다", "바다"));
}

TEST_F(WordChain, GoesOnByTheLastSyllable) {
  talk.language = Language::kKorean;
  Say("끝말잇기 하자");
  ASSERT_EQ(Used().size(), 1u);
  for (int i = 0; i < 30 && !talk.discourse.game.empty(); ++i) {
    const std::string word = Next();
    if (word.empty()) break;
    const std::string reply = Say(word);
    if (talk.discourse.game.empty()) break;
    EXPECT_TRUE(Follows(word, Used().back(), Language::kKorean)) << word << " " << Used().back();
    EXPECT_THAT(reply, EndsWith(Used().back() + "."));
    EXPECT_LE(Used().size(), 40u);
  }
}

TEST_F(WordChain, SaysWhatIsWrongWithAWord) {
  talk.language = Language::kKorean;
  talk.discourse.game = "word-chain:ko:나무,무지개,개나리,이불";
  EXPECT_THAT(Say("나비"), HasSubstr("'불'"));
  EXPECT_EQ(Used().size(), 4u);
  talk.discourse.game = "word-chain:ko:나무,무지개,개나리,이불,불나";
  EXPECT_EQ(talk.Say(mind, "나무", {}).blocks.front().substr(0, 15), "word-chain.used");
  EXPECT_EQ(talk.Say(mind, "나뷁쿠", {}).blocks.front().substr(0, 18), "word-chain.unknown");
  EXPECT_EQ(talk.Say(mind, "나비요", {}).skill, "word-chain");
  EXPECT_EQ(Used().size(), 7u);
}

TEST_F(WordChain, IsLostByWhoeverFindsNoWord) {
  talk.language = Language::kKorean;
  talk.discourse.game = "word-chain:ko:사탕,탕수육,육이오,오이";
  EXPECT_EQ(talk.Say(mind, "졌어", {}).blocks.front().substr(0, 19), "word-chain.you-lose");
  EXPECT_EQ(talk.discourse.game, "");
  talk.language = Language::kEnglish;
  talk.discourse.game = "word-chain:en:rainbow";
  EXPECT_EQ(talk.Say(mind, "wax", {}).blocks.front().substr(0, 17), "word-chain.i-lose");
  EXPECT_EQ(talk.discourse.game, "");
}

TEST_F(WordChain, IsPlayedInEnglishByTheLastLetter) {
  Say("let's play a word chain");
  for (int i = 0; i < 60 && !talk.discourse.game.empty(); ++i) {
    const std::string word = Next();
    if (word.empty()) break;
    Say(word);
    if (talk.discourse.game.empty()) break;
    EXPECT_EQ(word.back(), Used().back().front());
    EXPECT_LE(Used().size(), 40u);
  }
}

TEST_F(WordChain, IsLeftForAnotherSubjectAndEndsKindly) {
  Say("word chain please");
  EXPECT_NE(talk.Say(mind, "my boss was in a strange mood today", {}).skill, "word-chain");
  EXPECT_EQ(talk.discourse.game, "");
  Say("word chain please");
  EXPECT_EQ(talk.Say(mind, "let's stop here", {}).skill, "word-chain");
  EXPECT_EQ(talk.discourse.game, "");
}

}  // namespace
}  // namespace sam
