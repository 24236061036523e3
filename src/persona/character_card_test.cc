#include "persona/character_card.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/random.h"
#include "persona/card_persona.h"
#include "persona/card_png.h"
#include "persona/temperaments.h"

namespace sam {
namespace {

using nlohmann::json;

std::string Sample(const std::string& name) {
  std::ifstream file("tests/cards/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

CharacterCard Card(const std::string& text) {
  auto card = ReadCard(text);
  EXPECT_TRUE(card) << card.error().message;
  return card ? *card : CharacterCard{};
}

Persona Taken(const std::string& text, const Persona& before = {}) {
  auto persona = WithCard(Card(text), before);
  EXPECT_TRUE(persona) << persona.error().message;
  return persona ? *persona : Persona{};
}

std::string Reason(const json& card) {
  const auto read = ReadCard(card.dump());
  return read ? "" : read.error().message;
}

/// Without what this program puts in.
json Foreign(const std::string& text) {
  json card = json::parse(text);
  card["data"]["extensions"].erase("samantha");
  return card;
}

json Minimal(const char* spec = "chara_card_v2") { return {{"spec", spec}, {"spec_version", "2.0"}, {"data", {{"name", "Ida"}, {"extensions", json::object()}}}}; }

TEST(CharacterCard, GivesBackEverythingThatOthersWroteInIt) {
  const std::string v3 = Sample("mina_v3.json"), v2 = Sample("haru_v2.json");
  EXPECT_EQ(Foreign(*WriteCard(Taken(v3), CardSpec::kV3, {})), json::parse(v3));
  EXPECT_EQ(Foreign(*WriteCard(Taken(v2), CardSpec::kV2, {})), json::parse(v2));
}

TEST(CharacterCard, GoesThroughAPictureUnchanged) {
  const std::string v3 = Sample("mina_v3.json");
  const auto png = WriteCardPng(Taken(v3), CardSpec::kV3, {}, "");
  ASSERT_TRUE(png);
  EXPECT_EQ(json::parse(Card(*png).json), json::parse(v3));
  EXPECT_EQ(Taken(*png), Taken(v3));
}

TEST(CharacterCard, BecomesTheOtherVersionWithNothingLost) {
  json v3 = Foreign(*WriteCard(Taken(Sample("haru_v2.json")), CardSpec::kV3, {})), back = v3;
  EXPECT_EQ(v3["spec"], "chara_card_v3");
  EXPECT_EQ(v3["data"]["group_only_greetings"], json::array());
  back = Foreign(*WriteCard(Taken(v3.dump()), CardSpec::kV2, {}));
  back["data"].erase("group_only_greetings");
  EXPECT_EQ(back, json::parse(Sample("haru_v2.json")));
}

TEST(CharacterCard, LiftsFlatFieldsToTheLaterVersions) {
  const json v2 = Foreign(*WriteCard(Taken(Sample("rook_v1.json")), CardSpec::kV2, {}));
  EXPECT_EQ(v2["data"]["name"], "Rook");
  EXPECT_EQ(v2["data"]["first_mes"], "Your move, {{user}}.");
  EXPECT_EQ(v2["avatar"], "none");
  EXPECT_FALSE(v2.contains("name"));
}

TEST(CharacterCard, HerNameOfTodayStandsInIt) {
  Persona persona = Taken(Sample("mina_v3.json"));
  persona.name = "Nora";
  EXPECT_EQ(json::parse(*WriteCard(persona, CardSpec::kV3, {}))["data"]["name"], "Nora");
}

TEST(CharacterCard, RestoresExactlyWhoSheWasWhereThisProgramWroteIt) {
  Persona her;
  her.name = "Mina";
  her.temperament = "own";
  her.big_five = {0.1, -0.2, 0.3, -0.4, 1.0 / 3};
  her.warmth = 0.123456789012345;
  her.language = Language::kKorean;
  her.level = SpeechLevel::kCasual;
  for (const std::string& about : {std::string(), std::string("She keeps bees.\nAnd a diary of clouds.")}) {
    her.about = about;
    for (const CardSpec spec : {CardSpec::kV2, CardSpec::kV3}) {
      EXPECT_EQ(Taken(*WriteCard(her, spec, {})), her);
      EXPECT_EQ(Taken(*WriteCardPng(her, spec, {}, ""), WithTemperament({}, *FindTemperament("calm"))), her);
    }
  }
}

TEST(CharacterCard, ANamedTemperamentKeepsItsNameAndItsMovedSliders) {
  Persona her = WithTemperament({}, *FindTemperament("tender"));
  her.humour = 0.9;
  EXPECT_EQ(Taken(*WriteCard(her, CardSpec::kV3, {})), her);
}

TEST(CharacterCard, SaysWhereTheyStandOnlyWhenAsked) {
  const CardState state{"friends", 0.5, -0.25, 0};
  EXPECT_FALSE(json::parse(*WriteCard({}, CardSpec::kV3, {}))["data"]["extensions"]["samantha"].contains("state"));
  const json told = json::parse(*WriteCard({}, CardSpec::kV3, state))["data"]["extensions"]["samantha"]["state"];
  EXPECT_EQ(told["bond_stage"], "friends");
  EXPECT_EQ(told["mood"]["arousal"], -0.25);
  EXPECT_EQ(Taken(*WriteCard({}, CardSpec::kV3, state)), Persona{}) << "and takes none in";
}

TEST(CharacterCard, RefusesWhatIsNoCardInOnePlainLine) {
  for (const char* text : {"", "hello", "[]", "{}", "null", "{\"name\":\"x\"}", "{\"spec\":\"chara_card_v9\",\"data\":{}}", "{\"spec\":7}", "{\"spec\":\"chara_card_v2\"}", "\xFF\xFE", "PK\x03\x04"}) {
    const auto card = ReadCard(text);
    ASSERT_FALSE(card) << text;
    EXPECT_EQ(card.error().message.find('\n'), std::string::npos) << text;
  }
  EXPECT_NE(ReadCard(PlainPng({})).error().message.find("no character card"), std::string::npos);
}

TEST(CharacterCard, NamesTheFieldThatIsOfTheWrongType) {
  for (const char* key : {"name", "description", "personality", "scenario", "first_mes", "mes_example", "system_prompt", "creator_notes", "tags", "character_book", "extensions"}) {
    json card = Minimal();
    card["data"][key] = 7;
    EXPECT_NE(Reason(card).find(key), std::string::npos) << key << ": " << Reason(card);
  }
}

TEST(CharacterCard, RefusesOurOwnStateOutOfRange) {
  json card = Minimal();
  card["data"]["extensions"]["samantha"]["persona"] = {{"warmth", 7}};
  EXPECT_NE(Reason(card).find("warmth 7"), std::string::npos) << Reason(card);
  card["data"]["extensions"]["samantha"]["persona"] = {{"temperament", "obedient"}};
  EXPECT_NE(Reason(card).find("obedient"), std::string::npos) << Reason(card);
}

TEST(CharacterCard, RefusesWhatIsTooMuch) {
  json card = Minimal();
  card["data"]["description"] = std::string(kMostCardJson, 'a');
  EXPECT_NE(Reason(card).find("at most 1048576"), std::string::npos);
  card = Minimal();
  card["data"]["character_book"]["entries"] = std::vector<json>(kMostLore + 1, json::object());
  EXPECT_NE(Reason(card).find("2001 lorebook entries"), std::string::npos);
  EXPECT_FALSE(ReadCard("{\"spec\":" + std::string(100'000, '[')));
}

TEST(CharacterCard, ReadsTheBeginningOfALongTextAndKeepsAll) {
  json card = Minimal();
  std::string text;
  while (text.size() < 3 * kMostCardField) text += "바람이 분다. ";
  card["data"]["description"] = text;
  const CharacterCard read = Card(card.dump());
  EXPECT_LE(read.description.size(), kMostCardField);
  EXPECT_EQ(read.cut, std::vector<std::string>{"description"});
  const Persona persona = Taken(card.dump());
  EXPECT_LE(persona.about.size(), kMostAbout);
  EXPECT_EQ(json::parse(*WriteCard(persona, CardSpec::kV2, {}))["data"]["description"], text);
}

/// The sample with a few bytes changed, doubled, dropped or put from elsewhere.
std::string Mutated(std::string text, uint64_t seed) {
  auto draw = [&, n = uint64_t{0}](size_t below) mutable { return static_cast<size_t>(Draw(seed, ++n, "mutation") % std::max<size_t>(below, 1)); };
  static const std::vector<std::string> kPieces = {"null", "{}", "[]", "-1e308", "\"", "\\u0000", "\xED\xA0\x80", "{{char}}", "{{", "true", ":", "[[[[[[[[", "\"extensions\":{\"samantha\":{\"persona\":{\"warmth\":2}}}"};
  for (size_t times = 1 + draw(4); times > 0 && !text.empty(); --times) {
    const size_t at = draw(text.size()), length = std::min(draw(40), text.size() - at);
    switch (draw(6)) {
      case 0: text[at] = static_cast<char>(draw(256)); break;
      case 1: text.erase(at, length); break;
      case 2: text.insert(at, text.substr(draw(text.size()), length)); break;
      case 3: text.insert(at, kPieces[draw(kPieces.size())]); break;
      case 4: text.replace(at, length, kPieces[draw(kPieces.size())]); break;
      default: text.resize(at);
    }
  }
  return text;
}

/// Whatever comes is refused in one line, or makes a persona within its bounds that can be given away again.
int Judge(const std::string& file) {
  const auto card = ReadCard(file);
  if (!card) {
    EXPECT_FALSE(card.error().message.empty());
    EXPECT_EQ(card.error().message.find('\n'), std::string::npos) << card.error().message;
    EXPECT_LT(card.error().message.size(), 400u) << card.error().message;
    return 0;
  }
  const auto persona = WithCard(*card, {});
  if (!persona) return 0;
  EXPECT_LE(persona->about.size(), kMostAbout);
  EXPECT_LE(FirstWords(*card, "you").size(), kMostCardField);
  EXPECT_TRUE(persona->warmth >= 0 && persona->warmth <= 1);
  for (const CardSpec spec : {CardSpec::kV2, CardSpec::kV3}) {
    const auto written = WriteCard(*persona, spec, {});
    EXPECT_TRUE(written && ReadCard(*written)) << file;
  }
  return 1;
}

TEST(CharacterCardFuzz, SurvivesFourThousandMutations) {
  int taken = 0, all = 0;
  for (const char* name : {"mina_v3.json", "haru_v2.json", "rook_v1.json"}) {
    const std::string text = Sample(name), png = *WithCards(PlainPng({}), {.v2 = text, .v3 = text});
    ASSERT_FALSE(text.empty());
    for (uint64_t seed = 1; seed <= 700; ++seed, all += 2) {
      taken += Judge(Mutated(text, seed));
      taken += Judge(*WithCards(PlainPng({}), {.v2 = std::nullopt, .v3 = Mutated(text, seed + 10'000)}));
      if (seed % 4 == 0) taken += Judge(Mutated(png, seed)), ++all;
    }
  }
  EXPECT_GE(all, 4000);
  EXPECT_GT(taken, 100) << "some mutations leave a card";
  EXPECT_LT(taken, all) << "some do not";
}

}  // namespace
}  // namespace sam
