#include "server/tls/home_network.h"

#include <fmt/format.h>

#include "server/qr_code.h"
#include "server/server.h"

namespace sam {

LocalNames HomeNetwork::Names() const {
  LocalNames names = LookUpLocalNames();
  if (!listen.is_unspecified()) names.addresses = {listen};
  return names;
}

std::string HomeNetwork::Place() const {
  const std::string address = listen.is_unspecified() ? MainAddress(Names()) : InUrl(listen);
  return fmt::format("{}:{}", address.empty() ? "localhost" : address, port);
}

Result<Invitation> Invite(const ServerContext& context, const std::string& person) {
  if (!context.home) return Fail(ErrorCode::kUnavailable, "devices are paired over HTTPS only; start samantha serve --tls --listen 0.0.0.0:8600");
  Invitation invitation{.person = person.empty() ? context.default_person : person, .code = "", .pair_url = "", .trust_url = "", .fingerprint = context.home->keeper->fingerprint()};
  if (auto known = context.people.Find(invitation.person); !known) return tl::unexpected(known.error());
  invitation.code = context.home->pairing.Make(invitation.person, context.clock.Now().at);
  const std::string place = context.home->Place();
  invitation.pair_url = fmt::format("https://{}/pair?code={}", place, invitation.code);
  invitation.trust_url = fmt::format("http://{}/trust", place);
  return invitation;
}

std::string ShowInvitation(const Invitation& invitation) {
  const auto code = EncodeQr(invitation.pair_url);
  return fmt::format(
      "{}Pair a phone as {}: scan this, or open {} (once, within 10 minutes).\n"
      "First time on that phone? Open {} there before: how to trust this machine.\n"
      "Fingerprint of its authority (SHA-256): {}\n",
      code ? QrForTerminal(*code) : "", invitation.person, invitation.pair_url, invitation.trust_url, invitation.fingerprint);
}

}  // namespace sam
