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
pkg_check_modules(OPENSSL REQUIRED IMPORTED_TARGET openssl)      # TLS of serve --tls
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode) # QR codes that pair a phone
find_package(re2 QUIET CONFIG)
if(NOT re2_FOUND)
  pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)        # linear-time patterns
endif()
pkg_check_modules(PNG REQUIRED IMPORTED_TARGET libpng)           # pictures
pkg_check_modules(JPEG REQUIRED IMPORTED_TARGET libjpeg)         # photos
pkg_check_modules(WEBP REQUIRED IMPORTED_TARGET libwebp)         # pictures of the web
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)   # the child that looks at pictures may do nothing else
find_path(TESSERACT_HEADERS tesseract/capi.h REQUIRED)           # the words in a picture; the library is opened where it is used
find_path(CURL_HEADERS curl/curl.h REQUIRED)                      # the web; the library is opened where it is used
find_path(FLITE_HEADERS flite/flite.h REQUIRED)                   # the English voice; the library is opened where it is used
pkg_check_modules(OPUS REQUIRED IMPORTED_TARGET opus)             # sound in small packets
pkg_check_modules(WEBRTC_AUDIO REQUIRED IMPORTED_TARGET webrtc-audio-processing) # echo, noise and gain of a microphone
find_path(ALSA_HEADERS alsa/asoundlib.h REQUIRED)                  # the machine's microphone and loudspeaker; the library is opened where it is used
# Of OpenCV only the two libraries that work on pixels: its readers of files would bring a hundred more.
find_path(OPENCV_HEADERS opencv2/imgproc.hpp PATH_SUFFIXES opencv4 REQUIRED)
find_library(OPENCV_CORE opencv_core REQUIRED)
find_library(OPENCV_IMGPROC opencv_imgproc REQUIRED)
add_library(sam_opencv INTERFACE)
target_include_directories(sam_opencv SYSTEM INTERFACE ${OPENCV_HEADERS})
target_link_libraries(sam_opencv INTERFACE ${OPENCV_IMGPROC} ${OPENCV_CORE})
