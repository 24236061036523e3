// A shared library that is opened where it is used, so that nobody else waits for it and what it needs. It stays open as long as the process.
#pragma once

#include <dlfcn.h>

namespace sam {

class OpenedLibrary {
 public:
  /// False where there is none of this name.
  bool Open(const char* name) {
    library_ = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    return library_ != nullptr;
  }
  /// Sets `function` to the one of this name; false where the library has none.
  template <typename Function>
  bool Find(Function& function, const char* name) const {
    function = library_ == nullptr ? nullptr : reinterpret_cast<Function>(dlsym(library_, name));
    return function != nullptr;
  }

 private:
  void* library_ = nullptr;
};

}  // namespace sam
