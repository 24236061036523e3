#include "mind/library/fetch_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sodium.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "net/scripted_server.h"
#include "tests/support/gguf_writer.h"

namespace sam::llm {
namespace {

namespace fs = std::filesystem;
using net::RunHere, net::ScriptedServer, net::ServerAnswer, net::WholeAnswer;
using testing::HasSubstr;

std::string HashOf(const std::string& bytes) {
  unsigned char digest[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  char text[2 * sizeof digest + 1];
  return sodium_bin2hex(text, sizeof text, digest, sizeof digest);
}

std::string ReadAll(const fs::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

/// Where the request wants to go on; 0 from the start.
size_t RangeOf(const std::string& request) {
  size_t at = request.find("Range: bytes=");
  if (at == std::string::npos) at = request.find("range: bytes=");
  return at == std::string::npos ? 0 : std::stoul(request.substr(at + 13));
}

class FetchedModel : public testing::Test {
 protected:
  FetchedModel() : folder_(fs::path(testing::TempDir()) / ("fetched" + std::to_string(getpid()))) {
    const auto image = support::DescribeModel(*support::ShapeNamed("qwen2-tiny-q4_0"));
    file_ = image.Header() + support::WeightsOf(image, 3);
  }
  ~FetchedModel() override { fs::remove_all(folder_); }

  KnownModel Known(const std::string& url) const { return {"tiny:q4", url, HashOf(file_), file_.size(), "", "", 0, 0, {}}; }
  Result<std::string> Fetch(KnownModel model) {
    net::HttpClient client;
    FetchOptions options{folder_.string(), net::Reach::kPrivateToo, [this](uint64_t done, uint64_t) { progress_ = done; }};
    return RunHere(FetchModel(client, std::move(model), std::move(options), {}));
  }
  /// The rest from where the request wants it.
  ServerAnswer Rest(const std::string& request) const {
    const size_t from = RangeOf(request);
    if (from == 0) return {{WholeAnswer("200 OK", file_)}};
    return {{WholeAnswer("206 Partial Content", file_.substr(from), "Content-Range: bytes " + std::to_string(from) + "-" + std::to_string(file_.size() - 1) + "/" + std::to_string(file_.size()) + "\r\n")}};
  }
  size_t Files() const { return fs::exists(folder_) ? static_cast<size_t>(std::distance(fs::directory_iterator(folder_), {})) : 0; }

  fs::path folder_;
  std::string file_;
  uint64_t progress_ = 0;
};

TEST_F(FetchedModel, IsKeptWhenHashAndHeaderAreRight) {
  ScriptedServer server([this](const std::string& request, int) { return Rest(request); });
  const auto path = Fetch(Known(server.Address("/tiny.gguf")));
  ASSERT_TRUE(path) << path.error().message;
  EXPECT_EQ(*path, (folder_ / "tiny-q4.gguf").string());
  EXPECT_EQ(ReadAll(*path), file_);
  EXPECT_EQ(progress_, file_.size());
  EXPECT_EQ(Files(), 1u);
  EXPECT_THAT(Fetch(Known(server.Address())).error().message, HasSubstr("is there already"));
}

TEST_F(FetchedModel, GoesOnWhereTheLineBroke) {
  ScriptedServer server([this](const std::string& request, int number) {
    if (number > 0) return Rest(request);
    const std::string whole = WholeAnswer("200 OK", file_);
    return ServerAnswer{{.send = whole.substr(0, whole.size() - file_.size() / 2), .then = net::ServerStep::Then::kClose}};
  });
  const auto path = Fetch(Known(server.Address()));
  ASSERT_TRUE(path) << path.error().message;
  EXPECT_EQ(ReadAll(*path), file_);
  ASSERT_EQ(server.requests().size(), 2u);
  EXPECT_EQ(RangeOf(server.requests()[1]), file_.size() - file_.size() / 2);
}

TEST_F(FetchedModel, GoesOnWhereAnEarlierCommandEnded) {
  fs::create_directories(folder_);
  std::ofstream(folder_ / ("tiny-q4." + HashOf(file_).substr(0, 12) + ".part"), std::ios::binary) << file_.substr(0, 1000);
  ScriptedServer server([this](const std::string& request, int) { return Rest(request); });
  ASSERT_TRUE(Fetch(Known(server.Address())));
  EXPECT_EQ(RangeOf(server.requests().at(0)), 1000u);
}

TEST_F(FetchedModel, BeginsAnewWhereTheServerCannotGoOn) {
  fs::create_directories(folder_);
  std::ofstream(folder_ / ("tiny-q4." + HashOf(file_).substr(0, 12) + ".part"), std::ios::binary) << file_.substr(0, 1000);
  ScriptedServer server([this](const std::string&, int) { return ServerAnswer{{WholeAnswer("200 OK", file_)}}; });
  const auto path = Fetch(Known(server.Address()));
  ASSERT_TRUE(path) << path.error().message;
  EXPECT_EQ(ReadAll(*path), file_);
}

TEST_F(FetchedModel, IsDroppedWhenTheHashDiffers) {
  ScriptedServer server([this](const std::string&, int) {
    std::string other = file_;
    other.back() = static_cast<char>(other.back() + 1);
    return ServerAnswer{{WholeAnswer("200 OK", other)}};
  });
  const auto path = Fetch(Known(server.Address()));
  ASSERT_FALSE(path);
  EXPECT_EQ(path.error().code, ErrorCode::kCorrupt);
  EXPECT_THAT(path.error().message, HasSubstr("sha256"));
  EXPECT_EQ(Files(), 0u);
}

TEST_F(FetchedModel, IsDroppedWhenTheHeaderIsRefused) {
  file_ = "a page that says where the model has gone";
  ScriptedServer server([this](const std::string& request, int) { return Rest(request); });
  EXPECT_THAT(Fetch(Known(server.Address())).error().message, HasSubstr("no GGUF file"));
  EXPECT_EQ(Files(), 0u);
}

TEST_F(FetchedModel, IsNotTakenInAnotherSize) {
  ScriptedServer server([this](const std::string&, int) { return ServerAnswer{{WholeAnswer("200 OK", file_ + "more")}}; });
  EXPECT_THAT(Fetch(Known(server.Address())).error().message, HasSubstr("is the address right?"));
  KnownModel unknown = Known(server.Address());
  unknown.bytes = 0;
  EXPECT_THAT(Fetch(unknown).error().message, HasSubstr("sha256")) << "where no size is told, the hash decides";
}

TEST_F(FetchedModel, TellsWhatTheServerAnswered) {
  ScriptedServer server([](const std::string&, int) { return ServerAnswer{{WholeAnswer("404 Not Found", "")}}; });
  EXPECT_THAT(Fetch(Known(server.Address())).error().message, HasSubstr("answered 404"));
}

}  // namespace
}  // namespace sam::llm
