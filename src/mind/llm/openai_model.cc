#include "mind/llm/openai_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <initializer_list>

#include "base/random.h"
#include "net/address_kind.h"
#include "net/redirect.h"

namespace sam::llm {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using std::chrono::milliseconds;

constexpr int kUsualContext = 4096;                // what servers give a model that is not told otherwise
constexpr int kMostContext = 16384;                // a longer talk would be slow or dear to read anew
constexpr int kMostThought = 4096;                 // tokens
constexpr milliseconds kGrace{250};                // for the end of the body once the answer is done: a connection that ends well is kept
constexpr std::chrono::seconds kLongForAgain{10};  // what failed later than that is not asked again: somebody waits

/// Returns early where `stop` is asked for.
awaitable<void> Pause(milliseconds time, std::stop_token stop) {
  const auto executor = co_await asio::this_coro::executor;
  const auto timer = std::make_shared<asio::steady_timer>(executor, time);
  const std::stop_callback wake(stop, [timer] { asio::post(timer->get_executor(), [timer] { timer->cancel(); }); });
  boost::system::error_code woken;
  auto token = asio::redirect_error(asio::use_awaitable, woken);
  co_await timer->async_wait(token);
}

Generation Cancelled(std::string text) {
  Generation made;
  made.text = std::move(text);
  made.finish = Finish::kCancelled;
  return made;
}

/// Whether leaving out an option may help. A template that refuses a role is an error of the server's own for some.
bool IsAboutOptions(int status, Complaint complaint) {
  if (complaint == Complaint::kRoles) return status >= 400;
  return complaint == Complaint::kOther && (status == 400 || status == 422 || status == 501);
}

bool Brings(const GenerationRequest& request, std::vector<std::string> ChatMessage::*files) {
  return std::ranges::any_of(request.messages, [&](const ChatMessage& message) { return !(message.*files).empty(); });
}

/// Whether this is an answer to the pictures or sounds of a request. `words` in lower case.
bool IsAbout(std::initializer_list<std::string_view> names, int status, std::string_view words) {
  return status >= 400 && status != 401 && status != 403 && status != 429 && std::ranges::any_of(names, [&](std::string_view name) { return words.find(name) != words.npos; });
}

/// Named as such, or by its address.
bool IsThisMachine(const net::Url& url) {
  boost::system::error_code none;
  const auto address = asio::ip::make_address(url.host, none);
  return none ? url.host == "localhost" : net::KindOf(address) == net::AddressKind::kLoopback;
}

}  // namespace

OpenAiModel::OpenAiModel(OpenAiEndpoint endpoint, const OpenAiConfig& config, std::shared_ptr<net::HttpClient> http)
    : endpoint_(std::move(endpoint)), told_context_(config.context_tokens), loading_(config.loading), loading_pause_(config.loading_pause), retries_(config.retries), limits_(config.limits), seed_(config.seed), now_(config.now), http_(std::move(http)),
      context_tokens_(config.context_tokens > 0 ? config.context_tokens : kUsualContext), sees_(endpoint_.sees), hears_(endpoint_.hears), model_(endpoint_.model) {}

std::string OpenAiModel::name() const {
  const std::string known = model();
  return known.empty() ? endpoint_.url.Shown() : known + " at " + endpoint_.url.Shown();
}

std::string OpenAiModel::model() const {
  const std::lock_guard lock(mutex_);
  return model_;
}

awaitable<Result<Generation>> OpenAiModel::Generate(const GenerationRequest& request, PieceSink& sink, std::stop_token stop) {
  if (sees_ == Sees::kNo && Brings(request, &ChatMessage::images)) co_return Fail(ErrorCode::kInvalidArgument, name() + " takes no pictures");
  if (!hears_ && Brings(request, &ChatMessage::sounds)) co_return Fail(ErrorCode::kInvalidArgument, name() + " takes no sounds");
  const auto asked_first = now_();
  for (int failed = 1;; ++failed) {
    const auto began = now_();
    const auto pass = co_await gate_.Enter(stop);
    if (stop.stop_requested()) co_return Cancelled("");
    Tried tried = co_await Try(request, sink, stop);
    if (tried.outcome) gate_.Widen();
    if (tried.crowded) {
      const bool fewer_fit = gate_.Narrow(pass);
      if (!tried.may_pass) co_return std::move(tried.outcome);
      if (fewer_fit && retries_.most_tries == 1) co_return Fail(ErrorCode::kUnavailable, tried.outcome.error().message);  // another server has room
      if (!fewer_fit) co_return TooLong({}).outcome;
      --failed;
      continue;
    }
    if (tried.outcome || !tried.may_pass || now_() - began > kLongForAgain) co_return std::move(tried.outcome);
    if (tried.loading && retries_.most_tries > 1 && now_() - asked_first < loading_) {
      --failed;
      co_await Pause(loading_pause_, stop);
      if (stop.stop_requested()) co_return Cancelled("");
      continue;
    }
    const double unit = DrawUnit(seed_ ^ StableHash(request.owner, request.seed), waits_++, "ask again");
    const auto delay = RetryDelay(retries_, failed, unit, tried.asked_to_wait);
    if (!delay) co_return std::move(tried.outcome);
    co_await Pause(*delay, stop);
    if (stop.stop_requested()) co_return Cancelled("");
  }
}

awaitable<PictureReader> OpenAiModel::ReadsPictures(std::stop_token stop) {
  if (sees_ == Sees::kUnknown) {
    net::BodyText body;
    net::HttpRequest request = To("/models");
    request.limits.first_byte = std::chrono::seconds(5);
    const Result<net::HttpResponse> response = co_await http_->Fetch(std::move(request), body, stop);
    if (response && response->status < 500 && !stop.stop_requested()) sees_ = response->status == 200 && TellsSight(body.text, model()) ? Sees::kYes : Sees::kNo;
  }
  if (sees_ != Sees::kYes) co_return PictureReader::kNone;
  co_return IsThisMachine(endpoint_.url) ? PictureReader::kHere : PictureReader::kElsewhere;
}

awaitable<OpenAiModel::Tried> OpenAiModel::Try(const GenerationRequest& request, PieceSink& sink, std::stop_token stop) {
  const bool needs_name = model().empty();
  if (needs_name || (told_context_ == 0 && !has_asked_)) {
    Tried asked = co_await AskForModels(stop);
    const bool matters = needs_name || asked.may_pass;  // else it has no list, or lists others
    if (asked.outcome ? asked.outcome->finish == Finish::kCancelled : matters) co_return asked;
  }
  const auto executor = co_await asio::this_coro::executor;
  const auto began = now_();
  for (ChatOptions refused(refused_);;) {
    asio::steady_timer grace(executor, kGrace);
    std::stop_source end;
    milliseconds first{0};
    const std::stop_callback pass_on(stop, [&end] { end.request_stop(); });
    ChatAnswer answer(request.most_tokens, sink, [&] { first = std::chrono::duration_cast<milliseconds>(now_() - began); },
                      [&] {
                        grace.expires_after(kGrace);
                        grace.async_wait([end](const boost::system::error_code& ended) mutable {
                          if (!ended) end.request_stop();
                        });
                      });
    auto body = WriteChatRequest(request, model(), refused, std::min(kMostThought, context_tokens_ / 2));
    if (!body) co_return Tried{tl::unexpected(body.error())};
    const Result<net::HttpResponse> response = co_await Send(std::move(*body), answer, end.get_token());
    if (stop.stop_requested()) co_return Tried{Cancelled(answer.text())};
    if (response)
      if (auto refusal = LearnsToDoWithout(request, response->status, answer.body())) co_return Tried{tl::unexpected(std::move(*refusal))};
    if (response && IsAboutOptions(response->status, ReadServerError(answer.body()).complaint)) {
      const ChatOptions more = AlsoRefused(refused, request, ReadServerError(answer.body()));
      if (more != std::exchange(refused, more)) continue;
    }
    Tried tried = Judge(response, answer);
    if (!tried.outcome) co_return tried;
    tried.outcome->first_piece = first;
    if (LearnsToThink(answer, tried.outcome->finish, refused)) continue;
    refused_ |= refused.bits();
    if (!request.json_schema.empty() && tried.outcome->finish == Finish::kStop) {
      auto object = FindJsonObject(tried.outcome->text);
      if (!object) co_return Tried{Fail(ErrorCode::kUnavailable, name() + " answered no JSON where a schema was given; ask another model")};
      tried.outcome->text = std::move(*object);
    }
    co_return tried;
  }
}

awaitable<Result<net::HttpResponse>> OpenAiModel::Send(std::string body, ChatAnswer& answer, std::stop_token stop) {
  net::HttpRequest request = To("/chat/completions");
  request.method = net::Method::kPost;
  request.headers = {{"Content-Type", "application/json"}, {"Accept", "text/event-stream"}};
  request.body = std::move(body);
  Result<net::HttpResponse> response = co_await http_->Fetch(std::move(request), answer, std::move(stop));
  co_return response;
}

std::optional<Error> OpenAiModel::LearnsToDoWithout(const GenerationRequest& request, int status, std::string_view body) {
  const std::string words = ReadServerError(body).words;
  const auto refusal = [&](std::string_view what) { return Error{ErrorCode::kInvalidArgument, fmt::format("{} takes no {} ({})", name(), what, status)}; };
  // A body that quotes the file only says again what it was asked.
  if (Brings(request, &ChatMessage::sounds) && IsAbout({"audio", "sound", "multimodal", "multi-modal", "modalit", "mmproj"}, status, words)) {
    if (body.find("UklGR") == std::string_view::npos) hears_ = false;
    return refusal("sounds");
  }
  if (Brings(request, &ChatMessage::images) && IsAbout({"image", "vision", "multimodal", "multi-modal", "modalit", "mmproj", "picture"}, status, words)) {
    if (body.find("data:image") == std::string_view::npos) sees_ = Sees::kNo;
    return refusal("pictures");
  }
  return std::nullopt;
}

bool OpenAiModel::LearnsToThink(const ChatAnswer& answer, Finish finish, ChatOptions& refused) const {
  const bool only_thought = !answer.has_piece() && (finish == Finish::kLength || answer.has_thought()), asked_not_to = refused.Has(ChatOption::kThinking);
  if (only_thought || answer.has_thought()) refused = refused.With(ChatOption::kThinking);
  if (!only_thought || (asked_not_to && refused.Has(ChatOption::kBrevity))) return false;
  if (asked_not_to) refused = refused.With(ChatOption::kBrevity);
  return true;
}

awaitable<OpenAiModel::Tried> OpenAiModel::AskForModels(std::stop_token stop) {
  net::BodyText body;
  net::HttpRequest request = To("/models");
  request.limits.first_byte = std::chrono::seconds(10);
  const Result<net::HttpResponse> response = co_await http_->Fetch(std::move(request), body, stop);
  if (stop.stop_requested()) co_return Tried{Cancelled("")};
  if (!response) co_return JudgeFailure(response.error(), false);
  if (response->status != 200) co_return JudgeStatus(*response, ReadServerError(body.text));
  co_return TakeModels(body.text);
}

OpenAiModel::Tried OpenAiModel::TakeModels(std::string_view body) {
  has_asked_ = true;
  auto listed = ReadListedModel(body, endpoint_.model);
  if (!listed) return Tried{Fail(ErrorCode::kUnavailable, fmt::format("{} names no model ({}); load one there, or name it behind a '#'", endpoint_.url.Shown(), listed.error().message))};
  const std::lock_guard lock(mutex_);
  if (model_.empty()) model_ = std::move(listed->name);
  if (told_context_ == 0 && listed->context_tokens > 0) context_tokens_ = std::min(listed->context_tokens, kMostContext);
  return Tried{Generation{}};
}

net::HttpRequest OpenAiModel::To(std::string_view path) const {
  const std::string& base = endpoint_.url.target;
  const size_t query = std::min(base.find('?'), base.size());
  net::Url url = endpoint_.url;
  url.target = base.substr(0, query) + std::string(path) + base.substr(query);
  return {.url = url.Text(), .key = endpoint_.key, .reach = net::Reach::kPrivateToo, .limits = limits_};
}

OpenAiModel::Tried OpenAiModel::Judge(const Result<net::HttpResponse>& response, ChatAnswer& answer) {
  const bool ended_here = answer.is_over() || answer.is_done();
  if (!ended_here && response && response->status != 200) return JudgeStatus(*response, ReadServerError(answer.body()));
  Result<void> whole;
  if (ended_here || response) whole = answer.End();
  else whole = tl::unexpected(response.error());
  if (whole || answer.is_over()) return Tried{answer.generation()};
  const Complaint complaint = answer.error() ? answer.error()->complaint : Complaint::kOther;
  if (complaint == Complaint::kTooLong && !answer.has_piece()) return TooLong(*answer.error());
  if (complaint == Complaint::kCrowded) return Crowded(answer.has_piece());
  return JudgeFailure({whole.error().code, ended_here || response ? fmt::format("{}: {}", name(), whole.error().message) : whole.error().message}, answer.has_piece());
}

/// The number's fault, not the server's: it need not rest for it.
OpenAiModel::Tried OpenAiModel::Crowded(bool began) const {
  return {.outcome = Fail(ErrorCode::kExhausted, name() + " has no room for so many talks at once; give it a larger context"), .may_pass = !began, .crowded = true};
}

OpenAiModel::Tried OpenAiModel::TooLong(const ServerError& error) {
  if (error.context_tokens > 0) context_tokens_ = std::min(context_tokens_.load(), error.context_tokens);
  const std::string room = error.context_tokens > 0 ? fmt::format(" of {} tokens", error.context_tokens) : "";
  return Tried{Fail(ErrorCode::kExhausted, fmt::format("the talk is too long for the context{} of {}; give it a larger one there", room, name()))};
}

/// Whatever is wrong with this server, another may do better.
OpenAiModel::Tried OpenAiModel::JudgeFailure(const Error& error, bool began) const {
  return Tried{Fail(ErrorCode::kUnavailable, error.message), error.code == ErrorCode::kUnavailable && !began};
}

OpenAiModel::Tried OpenAiModel::JudgeStatus(const net::HttpResponse& head, const ServerError& error) {
  const std::string& code = error.code;
  const std::string status = std::to_string(head.status) + (code.empty() ? "" : " " + code);
  const auto fail = [&](ErrorCode kind, std::string_view why) { return Fail(kind, fmt::format("{} {} ({})", name(), why, status)); };
  const bool spent = head.status == 402 || code == "insufficient_quota";
  if (spent) return Tried{fail(ErrorCode::kUnavailable, "has no money left for this key; see to its account")};
  if (error.complaint == Complaint::kTooLong || head.status == 413) return TooLong(error);
  if (error.complaint == Complaint::kCrowded) return Crowded(false);
  if (error.complaint == Complaint::kLoading) return {.outcome = fail(ErrorCode::kUnavailable, "is loading its model; try again later"), .may_pass = true, .loading = true};
  if (IsPassing(head.status) && head.status != 501) return {.outcome = fail(ErrorCode::kUnavailable, "cannot answer at the moment; try again later"), .may_pass = true, .asked_to_wait = ReadRetryAfter(head)};
  if (head.status == 401 || head.status == 403) return Tried{fail(ErrorCode::kUnavailable, "refuses the key; put the right one into SAMANTHA_API_KEY")};
  if (error.complaint == Complaint::kNoModel) return Tried{fail(ErrorCode::kUnavailable, "has no model of this name; ask it for its list, or name none")};
  if (head.status == 404 || head.status == 405) return Tried{fail(ErrorCode::kUnavailable, "has nothing there; check the address and the model's name")};
  if (net::IsRedirect(head.status)) return Tried{fail(ErrorCode::kUnavailable, "sends on elsewhere; give the address it sends on to")};
  return Tried{fail(ErrorCode::kInvalidArgument, "refuses the request; it may be of a kind this model does not take")};
}

Result<std::unique_ptr<LanguageModel>> OpenOpenAiModel(const OpenAiConfig& config) {
  if (config.endpoints.empty()) return Fail(ErrorCode::kInvalidArgument, "no model's server is named; give one like openai:http://127.0.0.1:11434/v1#MODEL");
  const auto http = std::make_shared<net::HttpClient>();
  std::vector<std::unique_ptr<LanguageModel>> models;
  OpenAiConfig one = config;
  for (const OpenAiEndpoint& endpoint : config.endpoints) {
    one.retries.most_tries = &endpoint == &config.endpoints.back() ? config.retries.most_tries : 1;  // where there is another, it is asked at once
    models.push_back(std::make_unique<OpenAiModel>(endpoint, one, http));
  }
  return std::make_unique<ModelRing>(std::move(models), config.breaker, config.now);
}

}  // namespace sam::llm
