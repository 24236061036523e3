#include "app/picture.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/base64.h"
#include "vision/eyes.h"

namespace sam::app {

using nlohmann::json;

Result<std::string> ReadPictureFile(const std::string& path, std::string_view what) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) return Fail(ErrorCode::kNotFound, fmt::format("'{}' is a folder; name {}'s file", path.substr(0, 200), what));
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fail(ErrorCode::kNotFound, fmt::format("'{}' cannot be read ({}); name {}'s file", path.substr(0, 200), std::strerror(errno), what));
  std::string bytes(kMostPictureBytes + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<size_t>(file.gcount()));
  bytes.shrink_to_fit();
  if (bytes.size() > kMostPictureBytes) return Fail(ErrorCode::kExhausted, fmt::format("'{}' has over {} MB; give {} that is smaller", path.substr(0, 200), kMostPictureBytes >> 20, what));
  if (bytes.empty()) return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is empty; name {}'s file", path.substr(0, 200), what));
  return bytes;
}

Result<std::string> WithPictureRead(const std::string& line) {
  if (line.find("\"image\"") == line.npos) return line;
  json object = json::parse(line, nullptr, false);
  if (!object.is_object() || !object.contains("image")) return line;
  if (!object["image"].is_string()) return Fail(ErrorCode::kInvalidArgument, "\"image\" is the name of a picture's file, a string");
  auto bytes = ReadPictureFile(object["image"].get<std::string>());
  if (!bytes) return tl::unexpected(bytes.error());
  object.erase("image");
  object["image_data"] = ToBase64(*bytes);
  return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

Looker MakeLooker(Pictures pictures) {
  const auto eyes = std::make_shared<vision::Eyes>("/proc/self/exe", vision::EyeLimits{.keep_ready = pictures == Pictures::kMany});
  return [eyes](std::string_view file) { return eyes->Look(file); };
}

Copier MakeCopier() {
  const auto eyes = std::make_shared<vision::Eyes>("/proc/self/exe", vision::EyeLimits{.keep_ready = false});
  return [eyes](std::string_view file) { return eyes->Copy(file); };
}

}  // namespace sam::app
