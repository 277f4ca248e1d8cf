import Foundation
import NIOSSL

/// A certificate authority of the tests' own, and what it signed: `localhost` and 127.0.0.1, valid from
/// 2020 to 2120 unless it says otherwise. The key is the same for all, known to everyone, and worth
/// nothing.
enum TestCertificates {
  /// The authority itself: 2000 to 2120.
  static let authority = der(
    """
    MIIBYTCCAQigAwIBAgIBdzAKBggqhkjOPQQDAjAZMRcwFQYDVQQDDA5Db25mYWIgdGVzdCBDQTAgFw0wMDAxMDEw\
    MDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowGTEXMBUGA1UEAwwOQ29uZmFiIHRlc3QgQ0EwWTATBgcqhkjOPQIBBggq\
    hkjOPQMBBwNCAAT1KlP0xMzxhU7hcwjymBQCSzwlDg75rFjqQS0sUaQjFGx229tnkxIoW27BxPZ2mn2Q0ulUN5Ua\
    wo00+eAL1xkBoz8wPTAPBgNVHRMBAf8EBTADAQH/MAsGA1UdDwQEAwIBBjAdBgNVHQ4EFgQUpkVE67M2uOOMxWOl\
    k/uVmBW11AUwCgYIKoZIzj0EAwIDRwAwRAIgRueHRbfJ/2viBlTUhLk616CNSjEuvh9F2hV3md0GpTMCIDT2Pwep\
    j605iZGfbzPd4nlMA6kg92TSpG8wDMVj0bQi
    """)

  /// As it should be.
  static let good = der(
    """
    MIIBVTCB/KADAgECAgEBMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDkNvbmZhYiB0ZXN0IENBMCAXDTIwMDEwMTAw\
    MDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAPMQ0wCwYDVQQDDARnb29kMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\
    9SpT9MTM8YVO4XMI8pgUAks8JQ4O+axY6kEtLFGkIxRsdtvbZ5MSKFtuwcT2dpp9kNLpVDeVGsKNNPngC9cZAaM9\
    MDswGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMB0GA1UdDgQWBBSmRUTrsza444zFY6WT+5WYFbXUBTAKBggq\
    hkjOPQQDAgNIADBFAiEAnDyLV/OS1t8g/au1KPNhDmkcDBId6p7Qsk5rRcv+Cg4CIEJGFTh3UUCiBKkLQvHwqc8v\
    K4CUDN4Gi72V/jgLm46H
    """)

  /// Ended on 2001-02-03.
  static let expired = der(
    """
    MIIBVTCB/aADAgECAgEBMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDkNvbmZhYiB0ZXN0IENBMB4XDTAwMDEwMTAw\
    MDAwMFoXDTAxMDIwMzAwMDAwMFowEjEQMA4GA1UEAwwHZXhwaXJlZDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA\
    BPUqU/TEzPGFTuFzCPKYFAJLPCUODvmsWOpBLSxRpCMUbHbb22eTEihbbsHE9naafZDS6VQ3lRrCjTT54AvXGQGj\
    PTA7MBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAdBgNVHQ4EFgQUpkVE67M2uOOMxWOlk/uVmBW11AUwCgYI\
    KoZIzj0EAwIDRwAwRAIgHKM5hsHHyOkFPXIS7IsmOJhJ+oXXn88flBXW9LaeiEICIC9e7q6ogXGWFK2f0d7YIoql\
    uk6ck0UyBcMMxxJ6pRLi
    """)

  /// Begins on 2110-04-05.
  static let early = der(
    """
    MIIBVzCB/6ADAgECAgEBMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDkNvbmZhYiB0ZXN0IENBMCIYDzIxMTAwNDA1\
    MDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBAxDjAMBgNVBAMMBWVhcmx5MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcD\
    QgAE9SpT9MTM8YVO4XMI8pgUAks8JQ4O+axY6kEtLFGkIxRsdtvbZ5MSKFtuwcT2dpp9kNLpVDeVGsKNNPngC9cZ\
    AaM9MDswGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMB0GA1UdDgQWBBSmRUTrsza444zFY6WT+5WYFbXUBTAK\
    BggqhkjOPQQDAgNHADBEAiA1eKishGGrUCA/NBjaBO8i87OZBFx8JFgzRuOAXpvfYwIgTiiQ7M7KgFYm7rHbsG20\
    R9i2BJ4fAxOzbMqj4ZacEhA=
    """)

  /// For `other.example`.
  static let other = der(
    """
    MIIBVDCB+6ADAgECAgEBMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDkNvbmZhYiB0ZXN0IENBMCAXDTIwMDEwMTAw\
    MDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAQMQ4wDAYDVQQDDAVvdGhlcjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA\
    BPUqU/TEzPGFTuFzCPKYFAJLPCUODvmsWOpBLSxRpCMUbHbb22eTEihbbsHE9naafZDS6VQ3lRrCjTT54AvXGQGj\
    OzA5MBgGA1UdEQQRMA+CDW90aGVyLmV4YW1wbGUwHQYDVR0OBBYEFKZFROuzNrjjjMVjpZP7lZgVtdQFMAoGCCqG\
    SM49BAMCA0gAMEUCIH/8tuJll9PSDnMe5XduyaMjcieOdmEuPJEfQ1DzkRcWAiEAhuDhpSnswd3z8sC9xo/Ecznu\
    9q1+NIANgEGHrflwLno=
    """)

  /// The private key, SEC 1.
  private static let key = der(
    """
    MHcCAQEEIKFQxGkx29u9ICup1dUK8na8lv1QraZGOOeWNN8DKQd5oAoGCCqGSM49AwEHoUQDQgAE9SpT9MTM8YVO\
    4XMI8pgUAks8JQ4O+axY6kEtLFGkIxRsdtvbZ5MSKFtuwcT2dpp9kNLpVDeVGsKNNPngC9cZAQ==
    """)

  /// What a server that shows this certificate speaks with.
  static func server(_ certificate: [UInt8]) throws -> NIOSSLContext {
    let chain = try NIOSSLCertificate(bytes: certificate, format: .der)
    let key = try NIOSSLPrivateKey(bytes: key, format: .der)
    return try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: [.certificate(chain)], privateKey: .privateKey(key)))
  }

  /// A file that holds the authority, for `SSL_CERT_FILE`.
  static func authorityFile() throws -> String {
    let text = Data(authority).base64EncodedString(options: .lineLength64Characters)
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("confab-test-\(UUID().uuidString).pem").path
    let pem = "-----BEGIN CERTIFICATE-----\n\(text)\n-----END CERTIFICATE-----\n"
    try Data(pem.replacing("\r", with: "").utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private static func der(_ text: String) -> [UInt8] {
    Data(base64Encoded: text).map { Array($0) } ?? []
  }
}
