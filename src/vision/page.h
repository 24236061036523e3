// From a picture to an even, level page: white paper, dark writing, nothing else.
#pragma once

#include "vision/formula/formula_reader.h"
#include "vision/picture.h"

namespace sam::vision {

/// From now on all of this works on the caller's thread alone: the child may start none.
void KeepToOneThread();

enum class Origin { kDrawn, kPhoto };

/// Drawn by a program where one colour has a large share of all points, exactly, as light never makes it.
Origin OriginOf(const Picture& picture);

/// Paper 255 whatever the lamp does, writing towards 0 whatever its colour; light writing on dark is turned around.
Raster EvenPaper(const Picture& picture);

/// The same of a photo: a sheet with four corners is seen as from straight above; of one that is cut off by the picture's edge only what lies around it goes.
Raster EvenSheet(const Picture& photo);

/// Turned by the angle, up to 15 degrees, at which writing and rulings lie in rows.
Raster Levelled(Raster page);

/// Without the lines of ruled and squared paper, and white wherever there is no ink.
Raster OnlyWriting(Raster page, Origin origin);

/// `times` as large in both directions; unchanged where that is less than half as much again or more pixels than are worked on.
Raster Enlarged(Raster page, double times);

}  // namespace sam::vision
