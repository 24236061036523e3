#include "mind/library/fetch_model.h"

#include <fmt/format.h>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <system_error>

#include "mind/gguf/gguf_header.h"
#include "mind/library/fit.h"
#include "mind/library/part_file.h"

namespace sam::llm {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

constexpr uint64_t kLeaveRoom = uint64_t{256} << 20;  // bytes of the disk that are not ours to fill
constexpr int kTries = 5, kRedirects = 5;             // tries without a byte of progress
constexpr std::chrono::seconds kPause{1};             // before the second; doubled for each further one

uint64_t NumberOf(std::string_view text) {
  uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// Takes the body into the part, from wherever the server begins.
class PartSink final : public net::BodySink {
 public:
  PartSink(PartFile& part, const KnownModel& model, const FetchOptions& options, uint64_t room) : part_(part), model_(model), options_(options), room_(room) {}

  Result<void> OnHead(const net::HttpResponse& head) override {
    status = head.status;
    if (head.status == 200) {
      if (auto cleared = part_.Clear(); !cleared) return cleared;
    } else if (head.status != 206 || !head.Header("content-range").starts_with(fmt::format("bytes {}-", part_.bytes()))) {
      return Fail(head.status >= 500 || head.status == 429 ? ErrorCode::kUnavailable : ErrorCode::kInvalidArgument, fmt::format("the server answered {} for {}", head.status, model_.name));
    }
    const uint64_t length = NumberOf(head.Header("content-length"));
    all_ = model_.bytes > 0 ? model_.bytes : length > 0 ? part_.bytes() + length : 0;
    if (length > 0 && part_.bytes() + length != all_) return Fail(ErrorCode::kCorrupt, fmt::format("the server's file has {} bytes, where {} has {}; is the address right?", part_.bytes() + length, model_.name, all_));
    if (all_ > part_.bytes() && all_ - part_.bytes() > room_) return Fail(ErrorCode::kExhausted, fmt::format("{} needs {} more, and {} has room for {}; make room", model_.name, BytesText(all_ - part_.bytes()), options_.folder, BytesText(room_)));
    return {};
  }

  Result<void> OnBody(std::string_view bytes) override {
    if ((all_ > 0 && part_.bytes() + bytes.size() > all_) || bytes.size() > room_) return Fail(ErrorCode::kCorrupt, fmt::format("more comes for {} than it has", model_.name));
    room_ -= bytes.size();
    if (auto kept = part_.Append(bytes); !kept) return kept;
    if (options_.on_progress) options_.on_progress(part_.bytes(), all_);
    return {};
  }

  uint64_t all() const { return all_; }
  int status = 0;

 private:
  PartFile& part_;
  const KnownModel& model_;
  const FetchOptions& options_;
  uint64_t room_, all_ = 0;
};

/// One go, until the server or the line ends it.
awaitable<Result<void>> FetchOnce(net::HttpClient& client, PartFile& part, const KnownModel& model, const FetchOptions& options, std::stop_token stop) {
  const uint64_t room = RoomIn(options.folder);
  PartSink sink(part, model, options, room > kLeaveRoom ? room - kLeaveRoom : 0);
  net::HttpRequest request;
  request.url = model.url;
  request.reach = options.reach;
  request.redirects = kRedirects;
  request.resume_from = part.bytes();
  request.limits.body_bytes = std::max(room, uint64_t{1});
  auto response = co_await client.Fetch(std::move(request), sink, stop);
  if (!response) co_return tl::unexpected(response.error());
  if (sink.all() > 0 && part.bytes() < sink.all()) co_return Fail(ErrorCode::kUnavailable, fmt::format("{} broke off after {} of {} bytes; the same command goes on from there", model.name, part.bytes(), sink.all()));
  co_return Result<void>{};
}

/// Goes on as long as something comes.
awaitable<Result<void>> FetchAll(net::HttpClient& client, PartFile& part, const KnownModel& model, const FetchOptions& options, std::stop_token stop) {
  const auto executor = co_await asio::this_coro::executor;
  Result<void> fetched;
  for (int tries = 0; tries < kTries;) {
    const uint64_t before = part.bytes();
    fetched = co_await FetchOnce(client, part, model, options, stop);
    if (fetched || fetched.error().code != ErrorCode::kUnavailable) co_return fetched;
    tries = part.bytes() > before ? 1 : tries + 1;
    if (tries >= kTries) break;
    asio::steady_timer timer(executor, kPause * (1 << (tries - 1)));
    boost::system::error_code ignored;
    const std::stop_callback end(stop, [&timer] { timer.cancel(); });
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    if (stop.stop_requested()) co_return Fail(ErrorCode::kCancelled, fmt::format("{} was stopped after {} bytes; the same command goes on from there", model.name, part.bytes()));
  }
  co_return fetched;
}

/// Size, hash and header; what is wrong is removed, as no going on would mend it.
Result<void> CheckPart(PartFile& part, const KnownModel& model) {
  const uint64_t bytes = part.bytes();
  const std::string hash = part.HashText();
  Result<void> checked;
  if (model.bytes > 0 && bytes != model.bytes) checked = Fail(ErrorCode::kCorrupt, fmt::format("{} came with {} bytes, not {}", model.name, bytes, model.bytes));
  else if (hash != model.sha256) checked = Fail(ErrorCode::kCorrupt, fmt::format("what came for {} has the sha256 {}, not {}; it was removed", model.name, hash, model.sha256));
  else if (const auto header = ReadGgufHeader(part.file(), model.name); !header) checked = tl::unexpected(header.error());
  if (!checked) part.Remove();
  return checked;
}

}  // namespace

awaitable<Result<std::string>> FetchModel(net::HttpClient& client, KnownModel model, FetchOptions options, std::stop_token stop) {
  std::error_code failed;
  std::filesystem::create_directories(options.folder, failed);
  std::string file_name = model.name;
  std::ranges::replace(file_name, ':', '-');
  const std::string target = fmt::format("{}/{}{}", options.folder, file_name, file_name.ends_with(".gguf") ? "" : ".gguf");
  if (std::filesystem::exists(target, failed)) co_return Fail(ErrorCode::kInvalidArgument, fmt::format("{} is there already; remove it to get it anew", target));
  auto part = PartFile::Open(fmt::format("{}/{}.{}.part", options.folder, file_name, model.sha256.substr(0, 12)));
  if (!part) co_return tl::unexpected(part.error());
  if (model.bytes > 0 && part->bytes() >= model.bytes && part->HashText() != model.sha256)
    if (auto cleared = part->Clear(); !cleared) co_return tl::unexpected(cleared.error());
  if (part->HashText() != model.sha256) {
    auto fetched = co_await FetchAll(client, *part, model, options, stop);
    if (!fetched && fetched.error().code == ErrorCode::kCorrupt) part->Remove();
    if (!fetched) co_return tl::unexpected(fetched.error());
  }
  if (auto checked = CheckPart(*part, model); !checked) co_return tl::unexpected(checked.error());
  if (auto moved = part->MoveTo(target); !moved) co_return tl::unexpected(moved.error());
  co_return target;
}

}  // namespace sam::llm
