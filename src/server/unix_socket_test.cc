#include "server/unix_socket.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <thread>

#include "companion/people.h"
#include "server/server.h"
#include "server/voice/voice_company.h"
#include "store/memory_log.h"

namespace sam {
namespace {

namespace asio = boost::asio;

class UnixSocketTest : public testing::Test {
 protected:
  UnixSocketTest() {
    household_.log = &log_;
    people_ = std::make_unique<People>(std::vector<asio::any_io_executor>{io_.get_executor()}, household_, 1);
    context_.reset(new ServerContext{.people = *people_, .log = log_, .house = house_, .folder = "", .clock = clock_, .metrics = metrics_, .guard = {}, .default_person = "",
                                     .keys = nullptr, .desk = nullptr, .synthesizer = nullptr, .recognizer = nullptr, .silero = nullptr, .company = std::make_shared<VoiceCompany>()});
    EXPECT_TRUE(ListenOnUnixSocket(io_, path_, *context_));
    thread_ = std::jthread([this] { io_.run(); });
  }
  ~UnixSocketTest() override {
    io_.stop();
    thread_.join();
    ::unlink(path_.c_str());
  }

  const std::string path_ = testing::TempDir() + "unix-socket-test-" + std::to_string(::getpid());
  asio::io_context io_{1};
  MemoryLog log_;
  House house_;
  SystemClock clock_;
  Metrics metrics_;
  Household household_;
  std::unique_ptr<People> people_;
  std::unique_ptr<ServerContext> context_;
  std::jthread thread_;
};

TEST_F(UnixSocketTest, IsItsOwnersAlone) {
  struct stat status {};
  ASSERT_EQ(::stat(path_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(UnixSocketTest, AnswersAgainOnceThereAreDescriptorsAgain) {
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  const int lowest = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::close(lowest);
  const rlimit none_left{static_cast<rlim_t>(lowest + 1), before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &none_left), 0);
  auto other = UnixClient::Connect(path_);  // takes the last one
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
  ASSERT_TRUE(other);
  EXPECT_TRUE(other->Ask(R"({"admin":"people"})"));
  auto third = UnixClient::Connect(path_);
  ASSERT_TRUE(third);
  EXPECT_TRUE(third->Ask(R"({"admin":"people"})"));
}

}  // namespace
}  // namespace sam
