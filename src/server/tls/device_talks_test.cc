#include "server/tls/device_talks.h"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/connect_pair.hpp>
#include <boost/asio/local/stream_protocol.hpp>

namespace sam {
namespace {

using boost::asio::local::stream_protocol;

class DeviceTalksTest : public testing::Test {
 protected:
  DeviceTalksTest() : far_(io_) {
    stream_protocol::socket near(io_);
    boost::asio::local::connect_pair(near, far_);
    stream_.emplace(std::move(near));
  }
  bool IsCut() {
    io_.restart();
    io_.run();
    return stream_->Peek() == Unread::kEnded;
  }

  boost::asio::io_context io_{1};
  stream_protocol::socket far_;
  std::optional<WebStream> stream_;
  DeviceTalks talks_;
};

TEST_F(DeviceTalksTest, ADeviceThatIsPutOutIsCutOff) {
  talks_.Add("phone", stream_->MakeHandle());
  talks_.End("tablet");
  EXPECT_FALSE(IsCut());
  talks_.End("phone");
  EXPECT_TRUE(IsCut());
}

TEST_F(DeviceTalksTest, OneThatWasLetInAsItWasPutOutIsCutOffToo) {
  talks_.End("phone");
  talks_.Add("phone", stream_->MakeHandle());
  EXPECT_TRUE(IsCut());
}

}  // namespace
}  // namespace sam
