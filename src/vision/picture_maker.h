// Pictures for tests: drawn pages and their files.
#pragma once

#include <string>
#include <vector>

#include "vision/picture.h"

namespace sam::vision {

/// All of one grey.
Picture Blank(int width, int height, unsigned char grey);
/// A filled rectangle; half-open.
void Fill(Picture& picture, int left, int top, int right, int bottom, unsigned char blue, unsigned char green, unsigned char red);

std::string PngOf(const Picture& picture);
std::string JpegOf(const Picture& picture);
std::string BmpOf(const Picture& picture);
/// The first bytes of a PNG that says it is so large; nothing follows.
std::string PngHeader(unsigned width, unsigned height);
/// A whole PNG of one colour, a bit a pixel: as small as such a file can be.
std::string PngOfOneColour(unsigned width, unsigned height);
/// A progressive JPEG whose last scan comes `times` times.
std::string JpegOfManyScans(const Picture& picture, int times);

}  // namespace sam::vision
