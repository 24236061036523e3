#include "app/picture.h"

#include <nlohmann/json.hpp>

#include "app/named_file.h"
#include "base/base64.h"
#include "vision/eyes.h"

namespace sam::app {

using nlohmann::json;

Result<std::string> ReadPictureFile(const std::string& path, std::string_view what) { return ReadNamedFile(path, what, kMostPictureBytes); }

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
