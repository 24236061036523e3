// A picture's file, read where a person names it, and her eyes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "companion/sight.h"

namespace sam::app {

/// The bytes of a file; kNotFound where it cannot be read, kExhausted where it is larger than is looked at. `what` is what is to be named instead.
Result<std::string> ReadPictureFile(const std::string& path, std::string_view what = "a picture");

/// The line with the bytes in "image_data" in the place of the file that "image" names; as it is where it names none, or is no JSON.
Result<std::string> WithPictureRead(const std::string& line);

/// With many, a child is loaded beforehand for the next.
enum class Pictures { kOne, kMany };

/// Looks by children of this program, `samantha see`.
Looker MakeLooker(Pictures pictures = Pictures::kMany);
/// Makes clean copies, by such children too.
Copier MakeCopier();

}  // namespace sam::app
