# Third-party libraries, all from Debian packages. One line each says what it is for.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)                                   # formatting
find_package(tl-expected REQUIRED)                           # Result<T>
find_package(Boost 1.81 REQUIRED)                            # Asio and Beast: coroutines, HTTP, WebSocket
find_package(nlohmann_json REQUIRED)                         # JSON and CBOR
find_package(yaml-cpp REQUIRED)                              # content packs, at build time
find_package(CLI11 REQUIRED)                                 # command line
find_package(mimalloc REQUIRED)                              # the program's memory
find_package(GTest REQUIRED)                                 # tests
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium) # sealing
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)   # the event log
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc) # normalisation
pkg_check_modules(READLINE REQUIRED IMPORTED_TARGET readline)    # line editing
find_package(re2 QUIET CONFIG)
if(NOT re2_FOUND)
  pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)        # linear-time patterns
endif()
