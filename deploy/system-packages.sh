#!/bin/sh
# Installs what the optional parts use, where this machine allows it; says what stays missing and goes on.
#   LibreOffice  reads DOC, RTF, ODT, PPT, PPTX, ODP; recalculates workbooks and renders drafts in tests
#   Tesseract    recognises scanned pages where BIDWRIGHT_OCR=tesseract asks for it
#   Chromium     drives the Prefect UI and the pages in tests
#   Noto CJK     Chinese text in rendered pages
missing=""
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui libreoffice-calc-nogui"
command -v soffice >/dev/null 2>&1 && [ ! -d /usr/lib/libreoffice ] || [ -e /usr/lib/libreoffice/program/libsdlo.so ] || missing="$missing libreoffice-impress-nogui"
command -v tesseract >/dev/null 2>&1 || missing="$missing tesseract-ocr tesseract-ocr-chi-sim"
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v pdftoppm >/dev/null 2>&1 || missing="$missing poppler-utils"
fc-list :lang=zh 2>/dev/null | grep -q . || missing="$missing fonts-noto-cjk"
[ -z "$missing" ] && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "installing:$missing"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } >/dev/null 2>&1 && exit 0
fi
echo "not installed:$missing (tests that need them are skipped with a reason; on Debian or Ubuntu: sudo apt-get install$missing)" >&2
exit 0
