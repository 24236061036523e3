// The web page's files, inside the program.
#pragma once

#include <optional>
#include <string_view>

namespace sam {

struct Asset {
  std::string_view type;  // media type
  std::string_view body;
};
/// The file at this path ("/", "/app.js", "/worklet.js", "/app.css"), or one of ours to fill in ("trust.html", "pair.html": no path of a request is without '/'); none for any other.
std::optional<Asset> FindAsset(std::string_view path);

}  // namespace sam
