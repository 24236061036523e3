// What serve --tls has beside the plain server: the certificates, who is at the door, who may be paired, which devices talk.
#pragma once

#include <memory>
#include <string>

#include "server/pairing.h"
#include "server/tls/device_talks.h"
#include "server/tls/doorkeeper.h"
#include "server/tls/keeper.h"

namespace sam {

struct ServerContext;

struct HomeNetwork {
  std::unique_ptr<TlsKeeper> keeper;
  boost::asio::ip::address listen;  // unspecified: all of the machine's
  unsigned short port = 0;
  PairingDesk pairing;
  Doorkeeper door;
  DeviceTalks talks;

  /// The names that a certificate for `listen` is to have now.
  LocalNames Names() const;
  /// "192.168.0.2:8600": where another device finds her; "localhost:8600" where there is no network.
  std::string Place() const;
};

/// How a new device comes in.
struct Invitation {
  std::string person, code;
  std::string pair_url;   // has the code
  std::string trust_url;  // how to trust the authority; plain HTTP, and nothing secret in it
  std::string fingerprint;
};
/// With a new code, for the person, or the default one where `person` is empty. kUnavailable without --tls.
Result<Invitation> Invite(const ServerContext& context, const std::string& person);
/// For a terminal: the QR code, the two addresses and the fingerprint.
std::string ShowInvitation(const Invitation& invitation);

}  // namespace sam
