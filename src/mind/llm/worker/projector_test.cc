// A model with eyes: what stands in a picture changes what it says, and nothing else is touched by it.
#include "mind/llm/worker/projector.h"

#include <gtest/gtest.h>

#include <array>

#include "mind/gguf/gguf_header.h"
#include "tests/support/testing_engine.h"

namespace sam::llm {
namespace {

/// A BMP of one colour whose left half is another.
std::string Picture(std::array<unsigned char, 3> left, std::array<unsigned char, 3> right, int edge = 48) {
  const auto little = [](unsigned value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * i & 0xFF);
    return out;
  };
  const auto size = static_cast<unsigned>(edge);
  std::string file = "BM" + little(54 + 3 * size * size, 4) + little(0, 4) + little(54, 4) + little(40, 4) + little(size, 4) + little(size, 4) + little(1, 2) + little(24, 2) + std::string(24, '\0');
  for (int y = 0; y < edge; ++y)
    for (int x = 0; x < edge; ++x)
      for (const unsigned char c : x < edge / 2 ? left : right) file += static_cast<char>(c);
  return file;
}

const std::string kSunset = Picture({0, 0, 250}, {10, 80, 240}), kForest = Picture({20, 120, 10}, {0, 60, 0});
const std::string kWho = "You are Samantha. You speak warmly and briefly, and you never claim to be human. Here are the rules of the house, one after the other, for everyone alike.";
constexpr int kTokensOfAPicture = 16;

class ModelWithEyes : public testing::TestWithParam<const char*> {
 protected:
  TinyModel model_{GetParam()};
  TinyEyes eyes_;
  std::unique_ptr<Engine> engine_ = LoadEngine(model_.path(), {.projector = eyes_.path(), .threads = 1, .context = 512, .talks = 4, .shelf_bytes = 64u << 20});

  static GenerationRequest Show(const std::string& picture, const std::string& owner = "", const std::string& said = "what is that?") {
    GenerationRequest request = Talk({{Role::kSystem, kWho}, {Role::kUser, said}}, owner);
    if (!picture.empty()) request.messages.back().images = {picture};
    return request;
  }
  Outcome Ask(GenerationRequest request) {
    engine_->Begin(1, std::move(request));
    return RunAll(*engine_)[1];
  }
};

TEST_P(ModelWithEyes, SaysAnotherThingOfAnotherPictureAndTheSameOfTheSame) {
  const Outcome sunset = Ask(Show(kSunset)), again = Ask(Show(kSunset)), forest = Ask(Show(kForest)), nothing = Ask(Show(""));
  ASSERT_TRUE(sunset.made.has_value()) << (sunset.error ? sunset.error->message : "");
  EXPECT_EQ(sunset.pieces, again.pieces);
  EXPECT_NE(sunset.pieces, forest.pieces);
  EXPECT_NE(sunset.pieces, nothing.pieces);
  EXPECT_EQ(sunset.made->prompt_tokens, nothing.made->prompt_tokens + kTokensOfAPicture);
  EXPECT_GE(engine_->picture_tokens(), kTokensOfAPicture);
}

TEST_P(ModelWithEyes, ReadsAnewOnlyFromThePictureOnOnceItIsGone) {
  constexpr int kMarksBehind = 16;  // of the template, at most
  const Outcome shown = Ask(Show(kSunset, "anna"));
  GenerationRequest later = Show("", "anna", "what is that?\n(The picture was here.)");
  later.messages.push_back({Role::kAssistant, "A fine evening."});
  later.messages.push_back({Role::kUser, "thank you"});
  const Outcome next = Ask(later);
  EXPECT_GE(next.made->reused_tokens, shown.made->prompt_tokens - kTokensOfAPicture - kMarksBehind);
  GenerationRequest fresh = later;
  fresh.owner = "ben";
  EXPECT_EQ(next.pieces, Ask(fresh).pieces) << "nothing of the picture is left in what is read";
}

TEST_P(ModelWithEyes, KeepsAPictureThatIsShownAgainInTheSamePlace) {
  const GenerationRequest shown = Show(kSunset, "anna");
  const Outcome first = Ask(shown), again = Ask(shown);
  EXPECT_EQ(again.made->reused_tokens, first.made->prompt_tokens - 1);
  EXPECT_EQ(again.pieces, first.pieces);
  const Outcome other = Ask(Show(kForest, "anna"));
  EXPECT_LE(other.made->reused_tokens, first.made->prompt_tokens - kTokensOfAPicture);
  EXPECT_EQ(other.pieces, Ask(Show(kForest, "ben")).pieces);
}

TEST_P(ModelWithEyes, LooksForSomeWhileItTalksWithOthers) {
  std::map<uint64_t, std::string> alone;
  const auto request = [](uint64_t i) { return Show(i % 3 == 0 ? kSunset : i % 3 == 1 ? kForest : "", "", "person " + std::to_string(i)); };
  for (uint64_t i = 1; i <= 9; ++i) alone[i] = Ask(request(i)).pieces;
  for (uint64_t i = 1; i <= 9; ++i) engine_->Begin(i, request(i));
  const auto together = RunAll(*engine_);
  ASSERT_EQ(together.size(), 9u);
  for (const auto& [id, outcome] : together) EXPECT_EQ(outcome.pieces, alone[id]) << id;
}

TEST_P(ModelWithEyes, RestoresATalkThatMadeRoomWhileItsPictureStood) {
  const Outcome shown = Ask(Show(kSunset, "anna"));
  for (int i = 0; i < 8; ++i) Ask(Show("", "person" + std::to_string(i)));
  const Outcome again = Ask(Show(kSunset, "anna"));
  EXPECT_EQ(again.made->reused_tokens, shown.made->prompt_tokens - 1);
  EXPECT_EQ(again.pieces, shown.pieces);
}

TEST_P(ModelWithEyes, SaysWhatIsWrongWithAFileAndGoesOn) {
  for (const std::string& broken : {std::string("no picture"), std::string("\x89PNG\r\n\x1A\n and no more"), std::string("RIFF\0\0\0\0WAVEfmt ", 16)}) {
    const Outcome outcome = Ask(Show(broken, "anna"));
    ASSERT_TRUE(outcome.error.has_value()) << broken;
    EXPECT_EQ(outcome.error->code, ErrorCode::kInvalidArgument);
  }
  EXPECT_TRUE(Ask(Show(kSunset, "anna")).made.has_value());
  EXPECT_TRUE(Ask(Show("", "anna")).made.has_value());
}

TEST_P(ModelWithEyes, EndsWhenStoppedAheadOfThePicture) {
  engine_->Begin(1, Show(kSunset, "anna"));
  std::vector<EngineEvent> events;
  engine_->Step(events);
  engine_->Stop(1, events);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(std::get<Generation>(events[0].what).finish, Finish::kCancelled);
  EXPECT_TRUE(engine_->IsIdle());
  EXPECT_EQ(Ask(Show(kSunset, "anna")).pieces, Ask(Show(kSunset, "ben")).pieces);
}

TEST_P(ModelWithEyes, CountsThePictureAgainstItsContext) {
  GenerationRequest request = Show(kSunset);
  const int room = engine_->context_tokens() - Ask(request).made->prompt_tokens;
  request.messages[1].images.assign(static_cast<size_t>(room / kTokensOfAPicture) + 2, kSunset);
  const Outcome full = Ask(request);
  ASSERT_TRUE(full.error.has_value()) << full.made->prompt_tokens << " of " << engine_->context_tokens();
  EXPECT_EQ(full.error->code, ErrorCode::kExhausted) << full.error->message;
  request.messages[1].images.resize(2);
  EXPECT_TRUE(Ask(request).made.has_value());
}

INSTANTIATE_TEST_SUITE_P(Shapes, ModelWithEyes, testing::Values("llama-tiny", "qwen2-tiny-q8_0"),
                         [](const auto& shape) { std::string name = shape.param; std::replace(name.begin(), name.end(), '-', '_'); return name; });

TEST(Projector, IsKnownByItsHeader) {
  const auto header = ReadGgufHeader(TinyEyes().path());
  ASSERT_TRUE(header) << header.error().message;
  EXPECT_EQ(header->kind, GgufHeader::Kind::kProjector);
}

TEST(Projector, OfAnotherModelIsRefusedOrLeftOut) {
  const TinyModel model("llama-tiny");
  const TinyEyes others(1, {.text_embedding = 96});
  Engine::Hush();
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(model.path().c_str(), "rb"), &std::fclose);
  const auto refused = Engine::Load({.model = file.get(), .projector = others.path(), .threads = 1, .context = 512, .talks = 1});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kCorrupt);
  std::rewind(file.get());
  const auto without = Engine::Load({.model = file.get(), .projector = others.path(), .projector_must = EngineConfig::Must::kMayFit, .threads = 1, .context = 512, .talks = 1});
  ASSERT_TRUE(without) << without.error().message;
  EXPECT_EQ((*without)->picture_tokens(), 0);
}

TEST(Projector, IsNeededToShowAPicture) {
  const TinyModel model("llama-tiny");
  const auto engine = LoadEngine(model.path(), {.threads = 1, .context = 512, .talks = 1});
  GenerationRequest request = Talk({{Role::kUser, "look"}}, "");
  request.messages.back().images = {kSunset};
  engine->Begin(1, request);
  EXPECT_EQ(RunAll(*engine)[1].error->code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace sam::llm
