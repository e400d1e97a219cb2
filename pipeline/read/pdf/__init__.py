"""PDF file -> words, drawings and layouts of its pages. The door to PDFium and Tesseract."""
