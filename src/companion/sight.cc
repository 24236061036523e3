#include "companion/sight.h"

#include <algorithm>
#include <thread>

namespace sam {
namespace {

constexpr int kMostWaiting = 64;

unsigned Threads() { return std::clamp(std::thread::hardware_concurrency() / 2, 1u, 4u); }

std::string_view WhyUnseen(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument: return "broken";
    case ErrorCode::kExhausted: return "too-hard";
    case ErrorCode::kCancelled: return "busy";
    default: return "failed";
  }
}

}  // namespace

Sight::Sight(Looker look, Copier copy) : look_(std::move(look)), copy_(std::move(copy)), aside_(Threads(), kMostWaiting) {}

boost::asio::awaitable<Glance> Sight::LookAt(std::string file, Copy copy) {
  if (file.size() > kMostPictureBytes) co_return Glance{std::nullopt, "too-big"};
  if (!BeginsAsPicture(file)) co_return Glance{std::nullopt, "no-picture"};
  std::string clean;
  std::function<Result<Seen>()> work = [this, &file, &clean, copy] {
    if (copy == Copy::kClean && copy_) clean = copy_(file).value_or("");
    return look_(file);
  };
  Result<Seen> seen = co_await aside_.Run(std::move(work));
  if (seen) co_return Glance{std::move(*seen), "", std::move(clean)};
  co_return Glance{std::nullopt, std::string(WhyUnseen(seen.error().code)), std::move(clean)};
}

bool BeginsAsPicture(std::string_view file) {
  using namespace std::string_view_literals;
  if (file.starts_with("RIFF") && file.size() > 12 && file.substr(8, 4) == "WEBP") return true;
  return std::ranges::any_of(std::initializer_list<std::string_view>{"\x89PNG\r\n\x1A\n"sv, "\xFF\xD8\xFF"sv, "BM"sv, "GIF87a"sv, "GIF89a"sv}, [&](std::string_view start) { return file.starts_with(start); });
}

}  // namespace sam
