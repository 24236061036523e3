// What a device that is not let in yet sends: a query or form, a line feed, its cookies, a line feed, the code that it shows.
#include "server/pairing.h"

#include "fuzz/fuzz.h"
#include "server/guard.h"

namespace sam::fuzz {

std::vector<std::string> Seeds() { return {"code=K7QM-2XPA&label=Dana%27s+phone\na=b; __Host-samantha=sam_x; c=d\nk7qm 2xpa", "token=%61%zz\nsamantha=\n0O1IL-"}; }

void Try(std::string_view input) {
  const HostNames names;
  const GuardConfig plain{.port = 8600, .token = "t", .names = nullptr}, tls{.port = 8600, .token = "t", .names = &names};
  const std::string_view query = input.substr(0, input.find('\n'));
  input.remove_prefix(std::min(input.size(), query.size() + 1));
  const std::string_view cookies = input.substr(0, input.find('\n'));
  input.remove_prefix(std::min(input.size(), cookies.size() + 1));
  for (const char* key : {"code", "label", "token", "person"}) SAM_CHECK(QueryValue(query, key).size() <= query.size());
  for (const GuardConfig* guard : {&plain, &tls}) {
    SAM_CHECK(CookieOf(*guard, cookies).size() <= cookies.size());
    SAM_CHECK(Admit(*guard, {.host = query, .origin = cookies, .cookie = cookies, .authorization = input, .query_token = input}) != Admission::kYes || guard == &plain);
  }
  PairingDesk desk;
  const Instant now(std::chrono::hours(1));
  const std::string code = desk.Make("Robin", now);
  for (int i = 0; i < PairingDesk::kMostWrong + 2; ++i) SAM_CHECK(desk.Take(input, "there", now).ruling != PairingDesk::Ruling::kRight || i == 0);
  const auto right = desk.Take(code, "here", now);
  SAM_CHECK(right.ruling == PairingDesk::Ruling::kRight && right.person == "Robin");
}

}  // namespace sam::fuzz
