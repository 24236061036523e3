// The library is opened when it is needed, so that no command pays for it that sends nothing.
#define CURL_DISABLE_TYPECHECK
#include "net/curl_loop.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstring>
#include <thread>
#include <unordered_map>

#include "base/opened_library.h"
#include "net/address_kind.h"
#include "net/head_reader.h"

namespace sam::net {
namespace {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;

constexpr long kMostKept = 1024;  // connections, idle ones included

/// The functions we use, found by name.
struct Curl : private OpenedLibrary {
  bool Open() {
    return OpenedLibrary::Open("libcurl.so.4") && Find(global_init, "curl_global_init") && Find(easy_init, "curl_easy_init") && Find(setopt, "curl_easy_setopt") && Find(getinfo, "curl_easy_getinfo") && Find(pause, "curl_easy_pause") &&
           Find(cleanup, "curl_easy_cleanup") && Find(text_of, "curl_easy_strerror") && Find(append, "curl_slist_append") && Find(free_list, "curl_slist_free_all") && Find(multi_init, "curl_multi_init") &&
           Find(multi_setopt, "curl_multi_setopt") && Find(add, "curl_multi_add_handle") && Find(remove, "curl_multi_remove_handle") && Find(act, "curl_multi_socket_action") && Find(read, "curl_multi_info_read") &&
           Find(multi_cleanup, "curl_multi_cleanup") && global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  }

  decltype(&curl_global_init) global_init;
  decltype(&curl_easy_init) easy_init;
  decltype(&curl_easy_setopt) setopt;
  decltype(&curl_easy_getinfo) getinfo;
  decltype(&curl_easy_pause) pause;
  decltype(&curl_easy_cleanup) cleanup;
  decltype(&curl_easy_strerror) text_of;
  decltype(&curl_slist_append) append;
  decltype(&curl_slist_free_all) free_list;
  decltype(&curl_multi_init) multi_init;
  decltype(&curl_multi_setopt) multi_setopt;
  decltype(&curl_multi_add_handle) add;
  decltype(&curl_multi_remove_handle) remove;
  decltype(&curl_multi_socket_action) act;
  decltype(&curl_multi_info_read) read;
  decltype(&curl_multi_cleanup) multi_cleanup;
};

/// Null where the library is missing or older than we need.
const Curl* OpenCurl() {
  static Curl curl{};
  static const bool open = curl.Open();
  return open ? &curl : nullptr;
}

enum class Phase : uint8_t { kConnecting, kWaiting, kReceiving };

/// A transfer as the loop's thread keeps it.
struct Active {
  Active(std::shared_ptr<Transfer> transfer_, asio::io_context& context)
      : transfer(std::move(transfer_)), watch(context), head(transfer->request.limits.header_bytes, transfer->request.limits.body_bytes, transfer->request.resume_from) {}

  const HttpLimits& limits() const { return transfer->request.limits; }
  void Refuse(ErrorCode code, std::string why) {
    if (!fault) fault = Error{code, std::move(why)};
  }
  /// When it has taken too long, and what for.
  std::pair<Clock::time_point, std::string_view> Deadline() const {
    const auto phase_limit = phase == Phase::kConnecting ? limits().connect : phase == Phase::kWaiting ? limits().first_byte : limits().idle;
    const auto none = std::pair(Clock::time_point::max(), std::string_view());
    auto soonest = paused ? none : std::pair(last + phase_limit, std::string_view(phase == Phase::kConnecting ? "no connection stood" : phase == Phase::kWaiting ? "no answer began" : "nothing more came"));
    if (limits().total.count() > 0 && began + limits().total < soonest.first) soonest = {began + limits().total, "it was not done"};
    return soonest;
  }

  std::shared_ptr<Transfer> transfer;
  asio::steady_timer watch;
  HeadReader head;
  CURL* easy = nullptr;
  curl_slist* headers = nullptr;
  Phase phase = Phase::kConnecting;
  Clock::time_point began = Clock::now(), last = began;
  uint64_t body_bytes = 0;
  bool paused = false;
  std::optional<Error> fault;  // what we found wrong; what the library says then is only that we stopped
};

struct Socket {
  explicit Socket(asio::io_context& context, int fd) : descriptor(context, fd) {}
  asio::posix::stream_descriptor descriptor;
  int wants = 0;  // CURL_POLL_*
  bool reading = false, writing = false, gone = false;
};

asio::ip::address AddressOf(const sockaddr& from) {
  if (from.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &from, sizeof v4);
    return asio::ip::address_v4(ntohl(v4.sin_addr.s_addr));
  }
  if (from.sa_family != AF_INET6) return asio::ip::address_v4();  // unspecified: refused
  sockaddr_in6 v6{};
  std::memcpy(&v6, &from, sizeof v6);
  asio::ip::address_v6::bytes_type bytes{};
  std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
  return asio::ip::address_v6(bytes);
}

/// Why `request` may not go to `address`; "" where it may.
std::string_view WhyNot(const Transfer& transfer, const asio::ip::address& address) {
  const AddressKind kind = KindOf(address);
  if (kind == AddressKind::kNever) return "is one that nothing is sent to";
  if (kind != AddressKind::kPublic && transfer.request.reach == Reach::kPublic) return "lies in a private network, where this request may not go";
  const bool has_key = !transfer.request.key.empty() || !transfer.request.secrets.empty();
  if (kind == AddressKind::kPublic && transfer.url.scheme == Scheme::kHttp && has_key) return "is public, and a key goes there over https only";
  return "";
}

bool Allow(Active& active, const asio::ip::address& address) {
  const std::string_view why = WhyNot(*active.transfer, address);
  if (!why.empty()) active.Refuse(ErrorCode::kInvalidArgument, fmt::format("the address {} {}", address.to_string(), why));
  return why.empty();
}

std::string_view Name(Method method) {
  switch (method) {
    case Method::kGet: return "GET";
    case Method::kHead: return "HEAD";
    case Method::kPost: return "POST";
    case Method::kDelete: return "DELETE";
  }
  return "";
}

Error About(const Transfer& transfer, ErrorCode code, std::string_view why) {
  return Error{code, fmt::format("{} {} failed: {}", Name(transfer.request.method), transfer.url.Shown(), why)};
}

Error Explain(const Curl& curl, const Active& active, CURLcode code) {
  const Transfer& transfer = *active.transfer;
  if (active.fault) return About(transfer, active.fault->code, active.fault->message);
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: return About(transfer, ErrorCode::kUnavailable, "nobody knows the host's name; check it and the network");
    case CURLE_COULDNT_CONNECT: return About(transfer, ErrorCode::kUnavailable, "nobody answers there; check that the server runs");
    case CURLE_OPERATION_TIMEDOUT: return About(transfer, ErrorCode::kUnavailable, fmt::format("no connection stood within {} ms; check that the server runs", active.limits().connect.count()));
    case CURLE_PEER_FAILED_VERIFICATION: return About(transfer, ErrorCode::kUnavailable, "its certificate is not trusted; check the address and the clock");
    case CURLE_SSL_CACERT_BADFILE: return About(transfer, ErrorCode::kUnavailable, "there are no certificates to trust here; install the Debian package ca-certificates");
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY: return About(transfer, ErrorCode::kCorrupt, "what answers there speaks no HTTP; check the port");
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR: return About(transfer, ErrorCode::kUnavailable, "the connection broke off; try again");
    default: return About(transfer, ErrorCode::kUnavailable, curl.text_of(code));
  }
}

// What the library calls. None of it calls the library.

curl_socket_t OnOpenSocket(void* user, curlsocktype, curl_sockaddr* address) {
  if (!Allow(*static_cast<Active*>(user), AddressOf(address->addr))) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// Each time a connection is about to be used, a kept one too.
int OnConnected(void* user, char* address, char*, int, int) {
  Active& active = *static_cast<Active*>(user);
  boost::system::error_code no_address;
  const asio::ip::address to = asio::ip::make_address(address, no_address);
  if (no_address || !Allow(active, to)) return CURL_PREREQFUNC_ABORT;
  active.fault.reset();  // of another address of the same name
  active.phase = Phase::kWaiting;
  active.last = Clock::now();
  return CURL_PREREQFUNC_OK;
}

size_t OnHeader(char* bytes, size_t size, size_t count, void* user) {
  Active& active = *static_cast<Active*>(user);
  const size_t length = size * count;
  active.last = Clock::now();
  active.phase = Phase::kReceiving;
  auto head = active.head.Take({bytes, length});
  if (!head) return active.Refuse(head.error().code, head.error().message), 0;
  if (*head) active.transfer->mailbox.PutHead(std::move(**head));
  return length;
}

size_t OnBody(char* bytes, size_t size, size_t count, void* user) {
  Active& active = *static_cast<Active*>(user);
  const size_t length = size * count;
  active.last = Clock::now();
  if (active.body_bytes + length > active.limits().body_bytes) return active.Refuse(ErrorCode::kExhausted, fmt::format("its body is longer than {} bytes", active.limits().body_bytes)), 0;
  if (!active.transfer->mailbox.PutBody({bytes, length})) return active.paused = true, CURL_WRITEFUNC_PAUSE;
  active.body_bytes += length;
  return length;
}

class AsioCurlLoop final : public CurlLoop {
 public:
  explicit AsioCurlLoop(std::string ca_file) : ca_file_(std::move(ca_file)) {}

  void Start(std::shared_ptr<Transfer> transfer) override {
    const std::lock_guard lock(mutex_);
    if (stopped_) return transfer->mailbox.Close(Fail(ErrorCode::kCancelled, "the program is ending"));
    if (!thread_.joinable()) thread_ = std::thread([this] { Run(); });
    asio::post(context_, [this, transfer = std::move(transfer)] { Begin(transfer); });
  }
  void GoOn(std::shared_ptr<Transfer> transfer) override {
    asio::post(context_, [this, transfer = std::move(transfer)] {
      const auto found = active_.find(transfer.get());
      if (found == active_.end()) return;
      found->second->paused = false;
      found->second->last = Clock::now();
      Watch(*found->second);
      curl_->pause(found->second->easy, CURLPAUSE_CONT);
      Collect();
    });
  }
  void Drop(std::shared_ptr<Transfer> transfer) override {
    asio::post(context_, [this, transfer = std::move(transfer)] {
      const auto found = active_.find(transfer.get());
      if (found != active_.end()) Forget(*found->second);
    });
  }
  void Stop() override {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    asio::post(context_, [this] { End(); });
    if (thread_.joinable()) thread_.join();
  }

 private:
  void Run() {
    curl_ = OpenCurl();
    if (curl_ != nullptr) Prepare();
    context_.run();
  }

  void Prepare() {
    multi_ = curl_->multi_init();
    curl_->multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &AsioCurlLoop::OnSocket);
    curl_->multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
    curl_->multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &AsioCurlLoop::OnTimer);
    curl_->multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
    curl_->multi_setopt(multi_, CURLMOPT_MAXCONNECTS, kMostKept);
  }

  void End() {
    while (!active_.empty()) {
      Active& active = *active_.begin()->second;
      active.transfer->mailbox.Close(Fail(ErrorCode::kCancelled, "the program is ending"));
      Forget(active);
    }
    if (multi_ != nullptr) curl_->multi_cleanup(std::exchange(multi_, nullptr));
    while (!sockets_.empty()) Want(sockets_.begin()->first, CURL_POLL_REMOVE);
    timer_.cancel();
    work_.reset();
  }

  void Begin(const std::shared_ptr<Transfer>& transfer) {
    if (curl_ == nullptr) return transfer->mailbox.Close(tl::unexpected(About(*transfer, ErrorCode::kUnavailable, "libcurl.so.4 cannot be opened; install the Debian package libcurl4")));
    auto active = std::make_unique<Active>(transfer, context_);
    active->easy = curl_->easy_init();
    if (!Configure(*active)) {
      Release(*active);
      return transfer->mailbox.Close(tl::unexpected(About(*transfer, ErrorCode::kUnavailable, "this libcurl is too old; install version 7.85 or newer")));
    }
    curl_->add(multi_, active->easy);
    Watch(*active);
    active_.emplace(transfer.get(), std::move(active));
  }

  bool Configure(Active& active) {
    const HttpRequest& request = active.transfer->request;
    bool fine = active.easy != nullptr;
    auto set = [&](CURLoption option, auto value) { fine = fine && curl_->setopt(active.easy, option, value) == CURLE_OK; };
    set(CURLOPT_URL, active.transfer->url.Text().c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!ca_file_.empty()) set(CURLOPT_CAINFO, ca_file_.c_str());
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_TCP_KEEPALIVE, 1L);
    set(CURLOPT_FRESH_CONNECT, request.delivered == Delivered::kOnce ? 1L : 0L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.limits.connect.count()));
    set(CURLOPT_PRIVATE, &active);
    set(CURLOPT_OPENSOCKETFUNCTION, &OnOpenSocket);
    set(CURLOPT_OPENSOCKETDATA, &active);
    set(CURLOPT_PREREQFUNCTION, &OnConnected);
    set(CURLOPT_PREREQDATA, &active);
    set(CURLOPT_HEADERFUNCTION, &OnHeader);
    set(CURLOPT_HEADERDATA, &active);
    set(CURLOPT_WRITEFUNCTION, &OnBody);
    set(CURLOPT_WRITEDATA, &active);
    if (request.method == Method::kHead) set(CURLOPT_NOBODY, 1L);
    if (request.method == Method::kDelete) set(CURLOPT_CUSTOMREQUEST, "DELETE");
    if (request.method == Method::kPost) {
      set(CURLOPT_POST, 1L);
      set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
      set(CURLOPT_POSTFIELDS, request.body.data());
    }
    for (const auto* fields : {&request.headers, &request.secrets})
      for (const auto& [name, value] : *fields) AddHeader(active, name + ": " + value);
    AddHeader(active, "Expect:");
    AddHeader(active, "User-Agent: samantha");
    if (!request.key.empty()) AddHeader(active, "Authorization: Bearer " + request.key);
    if (request.resume_from > 0) AddHeader(active, fmt::format("Range: bytes={}-", request.resume_from));
    set(CURLOPT_HTTPHEADER, active.headers);
    (void)curl_->setopt(active.easy, CURLOPT_QUICK_EXIT, 1L);  // a name still being looked up holds nobody up
    return fine;
  }

  void AddHeader(Active& active, const std::string& line) {
    if (curl_slist* longer = curl_->append(active.headers, line.c_str())) active.headers = longer;
  }

  /// Asks again when the time of this transfer may be over. Deadlines that moved on are only looked at then.
  void Watch(Active& active) {
    const auto due = active.Deadline().first;
    if (due == Clock::time_point::max()) return;
    active.watch.expires_at(std::min(due, Clock::now() + active.limits().idle));  // the next phase may be shorter
    active.watch.async_wait([this, key = active.transfer.get()](const boost::system::error_code& cancelled) {
      const auto found = active_.find(key);
      if (cancelled || found == active_.end()) return;
      Active& late = *found->second;
      const auto [deadline, what] = late.Deadline();
      if (Clock::now() >= deadline) {
        const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - (what == "it was not done" ? late.began : late.last));
        late.transfer->mailbox.Close(tl::unexpected(About(*late.transfer, ErrorCode::kUnavailable, fmt::format("{} within {} ms; try again", what, waited.count()))));
        return Forget(late);
      }
      Watch(late);
    });
  }

  static int OnSocket(CURL*, curl_socket_t fd, int what, void* user, void*) {
    static_cast<AsioCurlLoop*>(user)->Want(fd, what);
    return 0;
  }

  void Want(curl_socket_t fd, int what) {
    const auto found = sockets_.find(fd);
    if (what == CURL_POLL_REMOVE) {
      if (found == sockets_.end()) return;
      found->second->gone = true;
      found->second->descriptor.release();
      sockets_.erase(found);
      return;
    }
    const auto& socket = found != sockets_.end() ? found->second : sockets_.emplace(fd, std::make_shared<Socket>(context_, fd)).first->second;
    socket->wants = what;
    Await(socket, fd);
  }

  void Await(const std::shared_ptr<Socket>& socket, curl_socket_t fd) {
    if ((socket->wants & CURL_POLL_IN) != 0 && !std::exchange(socket->reading, true)) {
      socket->descriptor.async_wait(asio::posix::descriptor_base::wait_read, [this, socket, fd](const boost::system::error_code& error) {
        socket->reading = false;
        Ready(socket, fd, CURL_POLL_IN, error ? CURL_CSELECT_ERR : CURL_CSELECT_IN);
      });
    }
    if ((socket->wants & CURL_POLL_OUT) != 0 && !std::exchange(socket->writing, true)) {
      socket->descriptor.async_wait(asio::posix::descriptor_base::wait_write, [this, socket, fd](const boost::system::error_code& error) {
        socket->writing = false;
        Ready(socket, fd, CURL_POLL_OUT, error ? CURL_CSELECT_ERR : CURL_CSELECT_OUT);
      });
    }
  }

  void Ready(const std::shared_ptr<Socket>& socket, curl_socket_t fd, int direction, int event) {
    if (socket->gone || multi_ == nullptr) return;
    if ((socket->wants & direction) != 0) Act(fd, event);
    if (!socket->gone) Await(socket, fd);
  }

  static int OnTimer(CURLM*, long milliseconds, void* user) {
    AsioCurlLoop& self = *static_cast<AsioCurlLoop*>(user);
    if (milliseconds < 0) return self.timer_.cancel(), 0;
    self.timer_.expires_after(std::chrono::milliseconds(milliseconds));
    self.timer_.async_wait([&self](const boost::system::error_code& cancelled) {
      if (!cancelled && self.multi_ != nullptr) self.Act(CURL_SOCKET_TIMEOUT, 0);
    });
    return 0;
  }

  void Act(curl_socket_t fd, int event) {
    int running = 0;
    curl_->act(multi_, fd, event, &running);
    Collect();
  }

  /// Ends what the library is done with.
  void Collect() {
    int left = 0;
    while (const CURLMsg* message = curl_->read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      char *user = nullptr, *next = nullptr;
      const CURLcode code = message->data.result;
      curl_->getinfo(message->easy_handle, CURLINFO_PRIVATE, &user);
      curl_->getinfo(message->easy_handle, CURLINFO_REDIRECT_URL, &next);
      Active& active = *reinterpret_cast<Active*>(user);
      if (code == CURLE_OK) active.transfer->mailbox.Close(std::string(next != nullptr ? next : ""));
      else active.transfer->mailbox.Close(tl::unexpected(Explain(*curl_, active, code)));
      Forget(active);
    }
  }

  /// `active` is gone after this.
  void Forget(Active& active) {
    curl_->remove(multi_, active.easy);
    Release(active);
    active_.erase(active.transfer.get());
  }

  void Release(Active& active) {
    if (active.easy != nullptr) curl_->cleanup(active.easy);
    curl_->free_list(active.headers);
  }

  const std::string ca_file_;
  asio::io_context context_{1};
  asio::executor_work_guard<asio::io_context::executor_type> work_ = asio::make_work_guard(context_);
  asio::steady_timer timer_{context_};
  std::mutex mutex_;
  bool stopped_ = false;
  std::thread thread_;
  // Of the loop's thread alone.
  const Curl* curl_ = nullptr;
  CURLM* multi_ = nullptr;
  std::unordered_map<const Transfer*, std::unique_ptr<Active>> active_;
  std::unordered_map<curl_socket_t, std::shared_ptr<Socket>> sockets_;
};

}  // namespace

std::shared_ptr<CurlLoop> CurlLoop::Create(std::string ca_file) { return std::make_shared<AsioCurlLoop>(std::move(ca_file)); }

}  // namespace sam::net
