// The server: the page, the WebSocket talk, health and counts, and a Unix socket for the other commands.
#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>
#include <string>

#include "companion/people.h"
#include "server/api_keys.h"
#include "server/guard.h"
#include "server/metrics.h"
#include "server/openai/desk.h"
#include "speech/speech_recognizer.h"
#include "speech/speech_synthesizer.h"

namespace sam {

class SileroModel;
class VoiceCompany;
struct HomeNetwork;

struct ServerConfig {
  std::string address = "127.0.0.1";  // of this machine or, with `tls`, of its own network; "0.0.0.0" or "::" for all of them; "" for the Unix socket alone
  bool tls = false;                   // HTTPS, with certificates of the folder's own authority
  unsigned short port = 8600;         // 0 takes a free one
  std::string token;                  // "" lets everybody of this machine in (--open)
  std::string default_person;         // who talks when the URL names nobody
  std::string socket_path;            // of the Unix socket, "" for none
  std::string folder;                 // of the data
  SpeechSynthesizer* synthesizer = nullptr;  // none: she has no voice
  SpeechRecognizer* recognizer = nullptr;    // none: she does not hear
  std::shared_ptr<const SileroModel> silero;  // tells speech from noise; none: webrtc's detector does
};

/// What the server's parts share; outlives them.
struct ServerContext {
  People& people;
  EventLog& log;
  House& house;
  std::string folder;  // of the data
  const WallClock& clock;
  Metrics& metrics;
  GuardConfig guard;
  std::string default_person;
  std::unique_ptr<ApiKeys> keys;
  std::shared_ptr<api::Desk> desk;
  SpeechSynthesizer* synthesizer = nullptr;
  SpeechRecognizer* recognizer = nullptr;
  std::shared_ptr<const SileroModel> silero;
  std::shared_ptr<VoiceCompany> company;
  std::shared_ptr<HomeNetwork> home = nullptr;  // with --tls
};

/// Starts listening on `io`; kUnavailable where the address or the socket is taken, kInvalidArgument for an address that may not be served. Gives the port.
Result<unsigned short> StartServer(boost::asio::io_context& io, const ServerConfig& config, People& people, EventLog& log, House& house, const WallClock& clock,
                                   Metrics& metrics, std::unique_ptr<ServerContext>& context);

}  // namespace sam
