#include "store/archive.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "store/event_codec.h"

namespace sam {
namespace {

using nlohmann::json;

constexpr off_t kLargestArchive = off_t{4} << 30;

struct Header {
  PersonRecord person;
  size_t events = 0;
};

tl::unexpected<Error> Bad(size_t line, const std::string& what) {
  return Fail(ErrorCode::kInvalidArgument, fmt::format("line {} of the archive: {}; nothing was imported", line, what));
}

std::string TextOf(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

bool IsUuid(std::string_view text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

Result<Header> ReadHeader(std::string_view line) {
  const json object = json::parse(line.begin(), line.end(), nullptr, false);
  if (!object.is_object() || TextOf(object, "format") != kArchiveFormat) return Bad(1, "it is no archive of Samantha");
  const auto version = object.find("version");
  if (version == object.end() || !version->is_number_unsigned()) return Bad(1, "it has no version");
  if (version->get<uint64_t>() > kArchiveVersion)
    return Bad(1, "it was written by a newer version of Samantha; update first");
  const auto events = object.find("events");
  if (events == object.end() || !events->is_number_unsigned()) return Bad(1, "it does not say how many events follow");
  Header header;
  header.events = events->get<size_t>();
  header.person.name = TextOf(object, "person");
  header.person.uuid = TextOf(object, "uuid");
  const std::string seed = TextOf(object, "seed");
  const auto [end, error] = std::from_chars(seed.data(), seed.data() + seed.size(), header.person.seed);
  if (error != std::errc() || end != seed.data() + seed.size()) return Bad(1, "its seed is no number");
  if (!IsUuid(header.person.uuid)) return Bad(1, "its uuid is not 32 hex digits");
  return header;
}

/// The next line without its end; moves `rest` past it.
std::string_view TakeLine(std::string_view& rest) {
  const size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Result<std::vector<StoredEvent>> ReadEvents(std::string_view rest) {
  std::vector<StoredEvent> life;
  for (size_t number = 2; !rest.empty(); ++number) {
    const std::string_view line = TakeLine(rest);
    if (Trim(line).empty()) continue;
    Result<StoredEvent> event = EventFromJson(line);
    if (!event) return Bad(number, event.error().message);
    if (event->seq <= (life.empty() ? 0 : life.back().seq))
      return Bad(number, fmt::format("event {} is out of order", event->seq));
    life.push_back(std::move(*event));
  }
  return life;
}

tl::unexpected<Error> CannotUse(const std::string& path, const char* doing, int error) {
  return Fail(
      error == ENOSPC ? ErrorCode::kExhausted : ErrorCode::kUnavailable,
      fmt::format("the archive {} cannot be {} ({}); check path and permissions", path, doing, std::strerror(error)));
}

/// 0, or the errno of what failed.
int WriteWhole(const std::string& path, std::string_view text) {
  const int out = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (out < 0) return errno;
  int error = 0;
  while (!text.empty() && error == 0) {
    const ssize_t written = write(out, text.data(), text.size());
    if (written >= 0)
      text.remove_prefix(static_cast<size_t>(written));
    else if (errno != EINTR)
      error = errno;
  }
  if (error == 0 && fsync(out) != 0) error = errno;
  close(out);
  return error;
}

Result<std::string> ReadWhole(const std::string& path) {
  const int in = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (in < 0) return CannotUse(path, "read", errno);
  struct stat status {};
  std::string text;
  int error = fstat(in, &status) != 0            ? errno
              : !S_ISREG(status.st_mode)         ? EINVAL
              : status.st_size > kLargestArchive ? EFBIG
                                                 : 0;
  if (error == 0) text.resize(static_cast<size_t>(status.st_size));
  for (size_t at = 0; error == 0 && at < text.size();) {
    const ssize_t got = read(in, text.data() + at, text.size() - at);
    if (got > 0)
      at += static_cast<size_t>(got);
    else if (got == 0)
      text.resize(at);
    else if (errno != EINTR)
      error = errno;
  }
  close(in);
  if (error != 0) return CannotUse(path, "read", error);
  return text;
}

}  // namespace

Result<std::string> WriteArchive(EventLog& log, const std::string& name, const Moment& now) {
  const Result<PersonRecord> person = log.FindPerson(name, EventLog::Create::kNo, 0);
  if (!person) return tl::unexpected(person.error());
  const Result<std::vector<StoredEvent>> life = log.Read(person->id, 0);
  if (!life) return tl::unexpected(life.error());
  const json header = {{"format", kArchiveFormat}, {"version", kArchiveVersion},           {"person", person->name},
                       {"uuid", person->uuid},     {"seed", std::to_string(person->seed)}, {"when", FormatRfc3339(now)},
                       {"events", life->size()}};
  std::string text = header.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
  for (const StoredEvent& event : *life) text += EventToJson(event) + "\n";
  return text;
}

Result<void> ExportPerson(EventLog& log, const std::string& name, const std::string& path, const Moment& now) {
  const Result<std::string> text = WriteArchive(log, name, now);
  if (!text) return tl::unexpected(text.error());
  const std::string aside = path + ".part";
  int error = WriteWhole(aside, *text);
  if (error == 0 && rename(aside.c_str(), path.c_str()) != 0) error = errno;
  if (error == 0) return {};
  unlink(aside.c_str());
  return CannotUse(path, "written", error);
}

Result<PersonRecord> ReadArchive(EventLog& log, std::string_view archive, const std::string& new_name) {
  Result<Header> header = ReadHeader(TakeLine(archive));
  if (!header) return tl::unexpected(header.error());
  if (!new_name.empty()) header->person.name = new_name;
  Result<std::vector<StoredEvent>> life = ReadEvents(archive);
  if (!life) return tl::unexpected(life.error());
  if (life->size() != header->events) {
    return Fail(
        ErrorCode::kInvalidArgument,
        fmt::format("the archive holds {} events where its header says {}: it was cut off; nothing was imported",
                    life->size(), header->events));
  }
  return log.Adopt(std::move(header->person), std::move(*life));
}

Result<PersonRecord> ImportPerson(EventLog& log, const std::string& path, const std::string& new_name) {
  const Result<std::string> text = ReadWhole(path);
  if (!text) return tl::unexpected(text.error());
  return ReadArchive(log, *text, new_name);
}

}  // namespace sam
