package org.inlay.coupons.internal.console;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import gg.jte.Content;

/** QR codes as pictures that are part of the page. */
final class Qr {
    private Qr() {}

    /** @param title what people who do not see it are told */
    static Content of(String text, String title) {
        BitMatrix dots = dots(text);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                if (dots.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return output -> {
            output.writeContent("<svg viewBox=\"0 0 " + dots.getWidth() + " " + dots.getHeight()
                    + "\" role=\"img\" shape-rendering=\"crispEdges\"><title>");
            output.writeUserContent(title);
            output.writeContent("</title><path d=\"" + path + "\"/></svg>");
        };
    }

    private static BitMatrix dots(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(text.length() + " signs are too many for a QR code", tooLong);
        }
    }
}
