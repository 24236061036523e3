#include "mind/llm/model_ring.h"

#include <gtest/gtest.h>

#include "net/scripted_server.h"

namespace sam::llm {
namespace {

using namespace std::chrono_literals;

/// A model that does as it is told.
struct Told final : LanguageModel {
  std::string name() const override { return label; }
  int context_tokens() const override { return context; }
  boost::asio::awaitable<Result<Generation>> Generate(const GenerationRequest&, PieceSink& sink, std::stop_token) override {
    ++asked;
    if (!piece.empty()) sink.OnPiece(piece);
    if (failure) co_return Fail(*failure, label + " failed");
    Generation made;
    made.text = piece;
    made.finish = finish;
    co_return made;
  }
  boost::asio::awaitable<PictureReader> ReadsPictures(std::stop_token) override { co_return reader; }
  bool hears() const override { return ears; }
  PictureReader reader = PictureReader::kNone;
  bool ears = false;
  std::string label = "a", piece = "hi";
  int context = 100, asked = 0;
  std::optional<ErrorCode> failure;
  Finish finish = Finish::kStop;
};

struct Scene {
  Scene() {
    auto one = std::make_unique<Told>(), two = std::make_unique<Told>();
    first = one.get(), second = two.get();
    first->label = "first", second->label = second->piece = "second";
    std::vector<std::unique_ptr<LanguageModel>> models;
    models.push_back(std::move(one));
    models.push_back(std::move(two));
    ring = std::make_unique<ModelRing>(std::move(models), BreakerPolicy{.failures = 2, .rest = 10s, .most = 30s}, [this] { return now; });
  }
  Result<Generation> Ask() {
    struct Sink final : PieceSink {
      void OnPiece(std::string_view) override {}
    } sink;
    GenerationRequest request{.messages = {}};
    if (shown) request.messages = {{Role::kUser, "what is that?", {"a picture"}}};
    if (played) request.messages = {{Role::kUser, "what is that?", {}, {"a sound"}}};
    return net::RunHere(ring->Generate(request, sink, {}));
  }
  bool shown = false, played = false;
  void Break(Told& model) { model.failure = ErrorCode::kUnavailable, model.piece = ""; }
  Told *first, *second;
  std::chrono::steady_clock::time_point now{1h};
  std::unique_ptr<ModelRing> ring;
};

TEST(ModelRing, AsksTheFirstThatIsWell) {
  Scene scene;
  EXPECT_EQ(scene.Ask()->text, "hi");
  EXPECT_EQ(scene.second->asked, 0);
  scene.Break(*scene.first);
  EXPECT_EQ(scene.Ask()->text, "second");
  EXPECT_EQ(scene.ring->name(), "first, else second");
  scene.second->context = 50;
  EXPECT_EQ(scene.ring->context_tokens(), 50);
}

TEST(ModelRing, ShowsPicturesToThoseFirstThatTakeThem) {
  Scene scene;
  scene.shown = true;
  EXPECT_EQ(net::RunHere(scene.ring->ReadsPictures({})), PictureReader::kNone);
  scene.second->reader = PictureReader::kElsewhere;
  EXPECT_EQ(net::RunHere(scene.ring->ReadsPictures({})), PictureReader::kElsewhere);
  EXPECT_EQ(scene.Ask()->text, "second");
  scene.Break(*scene.second);
  EXPECT_EQ(scene.Ask()->text, "hi");
  scene.shown = false;
  EXPECT_EQ(scene.Ask()->text, "hi");
}

TEST(ModelRing, PlaysSoundsToThoseFirstThatTakeThem) {
  Scene scene;
  scene.played = true;
  EXPECT_FALSE(scene.ring->hears());
  scene.second->ears = true;
  EXPECT_TRUE(scene.ring->hears());
  EXPECT_EQ(scene.Ask()->text, "second");
  scene.played = false;
  EXPECT_EQ(scene.Ask()->text, "hi");
}

TEST(ModelRing, LetsTheOneThatFailsRestLongerEachTime) {
  Scene scene;
  scene.Break(*scene.first);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(scene.Ask()->text, "second");
  EXPECT_EQ(scene.first->asked, 2);
  for (const auto rest : {10s, 20s, 30s, 30s}) {
    const int before = scene.first->asked;
    scene.now += rest - 1ms;
    EXPECT_TRUE(scene.Ask());
    EXPECT_EQ(scene.first->asked, before) << "it rests";
    scene.now += 1ms;
    EXPECT_TRUE(scene.Ask());
    EXPECT_TRUE(scene.Ask());
    EXPECT_EQ(scene.first->asked, before + 1) << "one request tries it";
  }
  scene.first->failure.reset(), scene.first->piece = "well";
  scene.now += 30s;
  EXPECT_EQ(scene.Ask()->text, "well");
  scene.Break(*scene.first);
  EXPECT_EQ(scene.Ask()->text, "second");
  scene.first->failure.reset(), scene.first->piece = "well";
  EXPECT_EQ(scene.Ask()->text, "well") << "one failure is not enough";
}

TEST(ModelRing, SaysAtOnceThatAllRest) {
  Scene scene;
  scene.Break(*scene.first), scene.Break(*scene.second);
  EXPECT_EQ(scene.Ask().error().message, "second failed");
  EXPECT_FALSE(scene.Ask());
  const auto made = scene.Ask();
  EXPECT_EQ(made.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(made.error().message, "first, else second failed too often; the next try is due in 10 s");
  EXPECT_EQ(scene.first->asked + scene.second->asked, 4);
}

TEST(ModelRing, NeverSaysTwiceWhatHasBegun) {
  Scene scene;
  scene.first->failure = ErrorCode::kUnavailable;
  EXPECT_EQ(scene.Ask().error().message, "first failed");
  EXPECT_EQ(scene.second->asked, 0);
}

TEST(ModelRing, BlamesNoServerForARequestThatNeverWorksOrIsCalledOff) {
  Scene scene;
  scene.Break(*scene.first);
  scene.first->failure = ErrorCode::kInvalidArgument;
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(scene.Ask());
  EXPECT_EQ(scene.first->asked, 5);
  scene.first->failure = ErrorCode::kExhausted;
  for (int i = 0; i < 5; ++i) EXPECT_EQ(scene.Ask().error().code, ErrorCode::kExhausted);
  scene.first->failure.reset(), scene.first->finish = Finish::kCancelled;
  EXPECT_EQ(scene.Ask()->finish, Finish::kCancelled);
  EXPECT_EQ(scene.second->asked, 0);
}

}  // namespace
}  // namespace sam::llm
