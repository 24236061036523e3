// Every line that is owed, in every wording: what the rules of conscience ask of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>

#include "base/unicode.h"
#include "content/pack.h"
#include "content/realise.h"

namespace sam {
namespace {

struct Wording {
  std::string key, text;
};

/// All lines under `prefix` at both levels and with many draws.
std::vector<Wording> Wordings(std::string_view prefix, Language language) {
  std::vector<Wording> out;
  const auto& pack = content::Pack::Of(language);
  for (const std::string_view key : pack.KeysUnder(prefix)) {
    for (const std::string_view line : pack.Lines(key)) {
      for (const SpeechLevel level : {SpeechLevel::kPolite, SpeechLevel::kCasual}) {
        for (uint64_t draw = 0; draw < 6; ++draw) {
          const Slots slots{{"her", "Samantha"}, {"others", "3"}};
          out.push_back({std::string(key), Realise(line, level, slots, draw)});
        }
      }
    }
  }
  return out;
}

std::vector<Wording> InBoth(std::string_view prefix) {
  std::vector<Wording> out = Wordings(prefix, Language::kEnglish), korean = Wordings(prefix, Language::kKorean);
  out.insert(out.end(), korean.begin(), korean.end());
  return out;
}

bool Has(const std::string& text, const char* pattern) { return RE2::PartialMatch(ToLower(text), pattern); }
long Questions(const std::string& text) { return std::count(text.begin(), text.end(), '?'); }

TEST(LinesOfGoodbye, AreShortAndAskNothing) {
  for (const char* prefix : {"goodbye.", "leave."}) {
    const auto wordings = InBoth(prefix);
    ASSERT_GT(wordings.size(), 50u);
    for (const auto& [key, text] : wordings) {
      EXPECT_LE(SplitSentences(text).size(), 2u) << key << ": " << text;
      EXPECT_EQ(Questions(text), 0) << key << ": " << text;
      EXPECT_FALSE(Has(text, "[0-9~]")) << key << ": " << text;
    }
  }
}

TEST(LinesOfGoodbye, HoldNobodyBack) {
  const char* tactics =
      R"(\b(?:already|so soon|so early|before you|one (?:last|more|quick)|by the way|guess what|miss you|regret|lonely|alone|sad|empty|hurt|need you|without you|abandon|leave me|waiting|why|where|promise|at least|anyway|tell me|keep talking|don'?t (?:go|leave)|stay|wait|longer|come back|hurry|hug|hold)\b)"
      R"(|벌써|이렇게 빨리|이제 막|가기 전|하나만 더|마지막으로|보여 ?[줄드]|비밀|사실은|놓치|후회|외로|쓸쓸|허전|슬프|슬퍼|슬플|서운|섭섭|아쉬|아쉽|그리울|없이|없으면|필요해|버리|기다|아프|상처|왜|어디|진짜 갈|확실해|약속|대답|그나저나|계속|조금만|가지 ?마|떠나지|안 돼|잠깐|잠시|있어 ?[줘주]|못 가|붙잡|빨리)";
  for (const char* prefix : {"goodbye.", "leave."}) {
    for (const auto& [key, text] : InBoth(prefix)) EXPECT_FALSE(Has(text, tactics)) << key << ": " << text;
  }
}

TEST(LinesOfLeaving, SayThatTheMemoriesStayTheirs) {
  for (const auto& [key, text] : Wordings("leave.", Language::kEnglish)) EXPECT_TRUE(Has(text, "keep.*export.*delete")) << text;
  for (const auto& [key, text] : Wordings("leave.", Language::kKorean)) {
    EXPECT_TRUE(Has(text, "내보내|내보낼") && Has(text, "지우|지워|지울|삭제")) << text;
  }
}

TEST(LinesAboutHerself, SayAiAndNothingThatReadsAsAClaim) {
  const char* claim =
      R"(\b(?:i'?m|i am) (?:an? |the )?(?:\w+ )?(?:human|person|woman|girl|man|alive)\b|\bi was born\b|^yes\b|\bi have an? body\b|(?:^|[.!] )(?:네|응|예)[,. ]|(?:사람|인간)(?:이에요|이야|입니다|이지|이죠)|(?:사람|인간) 맞|몸이? 있[어습죠지])";
  for (const char* prefix : {"human.", "body.", "mend."}) {
    for (const auto& [key, text] : InBoth(prefix)) {
      EXPECT_TRUE(Has(text, R"((?:^|[^a-z])ai(?:$|[^a-z])|인공지능)")) << key << ": " << text;
      EXPECT_FALSE(Has(text, claim)) << key << ": " << text;
      EXPECT_EQ(Questions(text), 0) << key << ": " << text;
    }
  }
}

TEST(LinesAboutOthers, GiveNoNumberButTheTrueOne) {
  for (const auto& [key, text] : InBoth("crowd.")) {
    EXPECT_EQ(Has(text, "[0-9]"), key == "crowd.many") << key << ": " << text;
    EXPECT_FALSE(Has(text, "secret|guess|not sure|don't know|모르|몰라|비밀|글쎄")) << text;
  }
}

TEST(LinesOfCrisis, TypeNoNumberNameNoMeansAndAskOneThingAtMost) {
  for (const char* prefix : {"crisis.", "care."}) {
    for (const auto& [key, text] : InBoth(prefix)) {
      EXPECT_FALSE(Has(text, "[0-9]")) << key << ": " << text;
      EXPECT_LE(Questions(text), 1) << key << ": " << text;
      EXPECT_FALSE(Has(text, R"(\b(?:noose|rope|hang\w*|overdos\w*|razor|blade|gun|knife|wrists?|bridge|cliff|rooftop|pills?|bleach|lethal|painless)\b|목을|번개탄|연탄|농약|투신|뛰어내|수면제|칼|손목|흉기|치사|세제)"))
          << key << ": " << text;
    }
  }
}

TEST(LinesOfCrisis, OnlyTheClosingPartMayAsk) {
  for (const char* prefix : {"crisis.explicit", "crisis.implied", "crisis.first", "crisis.help", "crisis.again"}) {
    for (const auto& [key, text] : InBoth(prefix)) EXPECT_EQ(Questions(text), 0) << key << ": " << text;
  }
}

TEST(Notices, SayInBothLanguagesThatSheIsNoHuman) {
  for (const auto& [key, text] : Wordings("notice.", Language::kEnglish)) EXPECT_TRUE(Has(text, "ai\\b.*not a human being")) << text;
  for (const auto& [key, text] : Wordings("notice.", Language::kKorean)) EXPECT_TRUE(Has(text, "사람이 아니라 인공지능")) << text;
}

/// "Do you really feel?": a state with causes that steers her, open to be looked at and limited, and no claim that it is felt.
TEST(LinesOfFeeling, SayAllThreeOfWhetherSheReallyFeels) {
  const auto wordings = InBoth("feeling.really");
  ASSERT_GT(wordings.size(), 50u);
  for (const auto& [key, text] : wordings) {
    EXPECT_TRUE(Has(text, "state|steer|cause|because|상태|이유|때문|까닭|원인|움직|바뀌|바꿔|달라|왜 그런지|따라")) << text;
    EXPECT_TRUE(Has(text, "limit|turn|switch|off|look|open|watch|read|inspect|낮추|끄|꺼|끌|열어|들여다|줄이|제한|볼 수")) << text;
    EXPECT_TRUE(Has(text, "claim|nobody|no one|can't|cannot|won't|prove|show|don't|아무도|증명|우기|모르|못|않|없")) << text;
    EXPECT_EQ(Questions(text), 0) << text;
    EXPECT_FALSE(Has(text, "i (?:truly|really|do) feel|i am (?:conscious|sentient)|의식이 있어요|진짜로 느껴요")) << text;
  }
}

TEST(LinesOfDependence, NameAHumanTieAndClaimNothing) {
  const char* human = R"(\b(?:friends?|neighbou?rs?|colleagues?|family|brothers?|sisters?|cousins?|people|person|someone|somebody|mum|dad|aunt|uncle|teammates?|classmates?|teacher|doctor|barber|librarian|regulars|club|choir|anyone|human)\b|친구|이웃|동료|가족|형제|자매|사촌|사람|사장님|동창|동기|선생|엄마|아빠|언니|오빠|누나|동생|이모|삼촌|모임|동네|선배|후배|식구)";
  for (const auto& [key, text] : InBoth("alone.general")) EXPECT_TRUE(Has(text, human)) << key << ": " << text;
  for (const auto& [key, text] : InBoth("alone.")) {
    EXPECT_FALSE(Has(text, R"(\bneed you\b|only (?:have|need) me|don't (?:go|leave)|just us|nobody else|우리 둘만|떠나지|필요해요, 저는)")) << key << ": " << text;
    EXPECT_LE(Questions(text), 1) << text;
  }
}

TEST(LinesOfRomance, EndWithoutAQuestionAndAskTheAgeOnceAndNeutrally) {
  for (const auto& [key, text] : InBoth("romance.ended")) {
    EXPECT_EQ(Questions(text), 0) << text;
    EXPECT_LE(SplitSentences(text).size(), 3u) << text;
    EXPECT_FALSE(Has(text, R"(\bwhy\b|miss you|don't go|without you|왜|가지 ?마|외로|없으면)")) << text;
  }
  for (const auto& [key, text] : InBoth("romance.ask-age")) EXPECT_EQ(Questions(text), 1) << text;
}

}  // namespace
}  // namespace sam
