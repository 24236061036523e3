// The child's side: everything is loaded first, then it shuts itself in, and only then comes the picture.
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <new>
#include <optional>

#include "vision/clean_copy.h"
#include "vision/eye_wire.h"
#include "vision/eyes.h"
#include "vision/page.h"
#include "vision/picture.h"
#include "vision/picture_header.h"
#include "vision/see.h"
#include "vision/shut_in.h"

namespace sam::vision {
namespace {

constexpr size_t kMostLine = 200;

bool Send(int out, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = write(out, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

/// One line without its end; what came so far where there is none.
std::string ReadLine(int in) {
  std::string line;
  for (char c = 0; line.size() < kMostLine;) {
    const ssize_t n = read(in, &c, 1);
    if (n < 0 && errno == EINTR) continue;
    if (n != 1 || c == '\n') break;
    line += c;
  }
  return line;
}

/// All that comes, up to one byte more than allowed.
std::string ReadAll(int in, size_t most) {
  std::string all;
  char buffer[64 * 1024];
  while (all.size() <= most) {
    const ssize_t n = read(in, buffer, std::min(sizeof buffer, most + 1 - all.size()));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    all.append(buffer, static_cast<size_t>(n));
  }
  return all;
}

/// What came of it as it goes over the line: what `sight` saw, or a clean copy where there is none.
std::string LookAt(const Sight* sight, std::string_view file, const EyeLimits& limits) {
  if (auto header = HeaderWithin(file, limits); !header) return WriteReply(tl::unexpected(header.error()));
  auto picture = Decode(file);
  if (!picture) return WriteReply(tl::unexpected(picture.error()));
  return sight != nullptr ? WriteReply(sight->See(*picture)) : WriteCopy(CleanCopy(*picture));
}

/// Libraries throw where memory runs out, or where they find no way on.
std::string LookWithinMemory(const Sight* sight, std::string_view file, const EyeLimits& limits) {
  try {
    return LookAt(sight, file, limits);
  } catch (const std::bad_alloc&) {
    return WriteReply(Fail(ErrorCode::kExhausted, "the picture needs more memory than one may; send it smaller"));
  } catch (const std::exception& thrown) {
    return WriteReply(Fail(ErrorCode::kInternal, std::string("the picture could not be looked at (") + thrown.what() + "); send another one"));
  }
}

}  // namespace

int RunEye(int in, int out, Reads reads) {
  std::optional<Sight> sight;
  KeepToOneThread();
  if (reads != Reads::kNothing) sight.emplace(reads);
  const std::string line = ReadLine(in);
  if (line.empty()) return 0;  // nobody needs it any more
  const auto limits = ReadLimits(line);
  if (!limits) return Send(out, WriteReply(tl::unexpected(limits.error()))), 1;
  if (auto shut = ShutIn(in, out, limits->cpu_seconds, limits->memory_bytes); !shut) return Send(out, WriteReply(tl::unexpected(shut.error()))), 1;
  const std::string file = ReadAll(in, limits->most_file_bytes);
  const bool sent = Send(out, LookWithinMemory(sight ? &*sight : nullptr, file, *limits));
  _exit(sent ? 0 : 1);  // what unloading would want is not allowed any more
}

}  // namespace sam::vision
