// multipart/form-data (RFC 7578), read without trusting it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sam::api {

struct FormPart {
  std::string name;
  std::string file_name;  // "" for a plain field
  std::string type;       // media type, lower case; "" where it has none
  std::string_view body;  // within the form's
};

/// `content_type` is the header's whole value. kInvalidArgument, with what is wrong, for anything that two readers might read differently: another type, no boundary, text before the
/// first part, a part without a name, no end, over 64 parts, over 8 KiB before a part's body.
Result<std::vector<FormPart>> ReadForm(std::string_view content_type, std::string_view body);

}  // namespace sam::api
