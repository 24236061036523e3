#include "mind/llm/openai_spec.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/key_file.h"
#include "base/unicode.h"

namespace sam::llm {
namespace {

constexpr size_t kLongestModel = 200;

/// The text before the first `separator`, taken off `rest`.
std::string_view TakeUpTo(std::string_view& rest, char separator) {
  const size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

}  // namespace

Result<OpenAiEndpoint> ReadOpenAiEndpoint(std::string_view text) {
  OpenAiEndpoint endpoint;
  std::string_view model = Trim(text);
  auto url = net::ParseUrl(TakeUpTo(model, '#'));
  if (!url) return tl::unexpected(url.error());
  if (!IsUtf8(model) || model.size() > kLongestModel || std::ranges::any_of(model, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; }))
    return Fail(ErrorCode::kInvalidArgument, "the model's name behind '#' is too long or holds a space; give it as the server lists it");
  endpoint.url = std::move(*url);
  endpoint.model = model;
  std::string& target = endpoint.url.target;
  if (target == "/") target = "/v1";
  if (target.ends_with('/')) target.pop_back();
  return endpoint;
}

std::string FindKey(std::string_view file, const net::Url& url) {
  std::string for_all;
  while (!file.empty()) {
    std::string_view line = Trim(TakeUpTo(file, '\n'));
    if (line.empty() || line.starts_with('#')) continue;
    const size_t space = line.find_first_of(" \t");
    if (space == std::string_view::npos) {
      for_all = line;
      continue;
    }
    const std::string host = ToLower(line.substr(0, space)), with_port = fmt::format("{}:{}", url.host, url.port);
    if (host == url.host || host == with_port) return std::string(Trim(line.substr(space)));
  }
  return for_all;
}

Result<OpenAiConfig> ReadOpenAiSpec(std::string_view spec, const Environment& environment) {
  if (spec.starts_with("openai:")) spec.remove_prefix(7);
  OpenAiConfig config;
  do {
    auto endpoint = ReadOpenAiEndpoint(TakeUpTo(spec, ','));
    if (!endpoint) return tl::unexpected(endpoint.error());
    config.endpoints.push_back(std::move(*endpoint));
  } while (!spec.empty());
  std::string key = environment("SAMANTHA_API_KEY"), file;
  if (const std::string path = environment("SAMANTHA_API_KEY_FILE"); key.empty() && !path.empty()) {
    auto read = ReadKeyFile(path);
    if (!read) return Fail(read.error().code, "SAMANTHA_API_KEY_FILE: " + read.error().message);
    file = std::move(*read);
  } else if (key.empty()) {
    key = environment("OPENAI_API_KEY");
  }
  for (OpenAiEndpoint& endpoint : config.endpoints) endpoint.key = file.empty() ? std::string(Trim(key)) : FindKey(file, endpoint.url);
  return config;
}

}  // namespace sam::llm
